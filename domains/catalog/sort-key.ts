// The key by which lists by title are ordered.

const leadingArticle =
  /^(?:(?:the|a|an|le|la|les|un|une|der|die|das|ein|eine|el|los|las|il|lo|gli|o|os|as|den|det)\s+|l['’]\s*|al-)(?=.)/u;

/** Lower case, without the leading article and without accents: "The Kid" and "Das Kid" stand at k. */
export function sortKey(title: string): string {
  const lower = title.normalize('NFC').toLowerCase();
  const bare = lower.replace(/^[^\p{L}\p{N}]+/u, '').trim();
  const plain = bare
    .replace(leadingArticle, '')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');
  return plain || lower;
}
