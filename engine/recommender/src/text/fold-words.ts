// The form in which words are compared: across case, accents and the spelling habits of Latin and Arabic script.

/** Letters that Unicode does not take apart (NFKD); what people type in their place. Tatweel only stretches. */
const apart: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  ٱ: 'ا',
  ک: 'ك',
  ی: 'ي',
  ـ: '',
};
const apartPattern = new RegExp(`[${Object.keys(apart).join('')}]`, 'gu');

/**
 * Lower case, without accents, vowel marks, hamza and punctuation, words parted by one space: "L’Été" becomes "l ete", "الأم"
 * and "الام" the same. The service folds names for search by rules of its own; this package stands alone.
 */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{Mn}+/gu, '')
    .replaceAll(apartPattern, (letter) => apart[letter] ?? letter)
    .replaceAll(/['’ʼ](?=s(?:[^\p{L}\p{N}]|$))/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
