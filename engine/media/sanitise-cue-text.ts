// Turns the text of a subtitle, with whatever markup it carries, into clean WebVTT cue text (W3C WebVTT, 4.2.2).

/** Elements that may be open at once, and letters of a speaker or a language: more is no subtitle, and would take its time. */
const deepest = 16;
const longestAnnotation = 200;

/** Elements that survive; all others lose their tags and keep their text. */
const plainTags = new Set(['b', 'i', 'u', 'ruby', 'rt']);

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};

/**
 * Clean cue text: text escaped, known tags balanced, every attribute dropped except the speaker of `<v>` and the language of
 * `<lang>`; ASS overrides such as `{\an8}` and blank lines are removed.
 */
export function sanitiseCueText(source: string): string {
  const withoutOverrides = source
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\{\\[^{}]*\}/g, '')
    .replaceAll('\0', '\u{fffd}');
  const open: string[] = [];
  let clean = '';
  let at = 0;
  // A tag starts with its name right after <, ends at the next > and holds no <; anything else is text. A name is taken whole or not
  // at all: what tried shorter ones would take the square of the time.
  for (const match of withoutOverrides.matchAll(
    /<(\/?)([a-zA-Z]+(?![a-zA-Z])|\d\d:[\d:.]+(?![\d:.]))([^<>]*)>/g,
  )) {
    clean += escapeText(decodeEntities(withoutOverrides.slice(at, match.index)));
    at = match.index + match[0].length;
    const name = (match[2] ?? '').toLowerCase();
    const closing = match[1] === '/';
    if (plainTags.has(name)) {
      clean += closing ? closeTag(open, name) : openTag(open, name, '');
    } else if (name === 'v' || name === 'lang') {
      // An annotation that ended in hyphens would make an arrow with the tag's own end.
      const annotation = escapeText(
        decodeEntities((match[3] ?? '').replace(/^(\.[^\s.]+)*/, '').slice(0, longestAnnotation)).replaceAll(
          /\s+/g,
          ' ',
        ),
      )
        .replace(/[\s-]+$/, '')
        .trim();
      if (closing) clean += closeTag(open, name);
      else if (annotation !== '') clean += openTag(open, name, ` ${annotation}`);
    }
  }
  clean += escapeText(decodeEntities(withoutOverrides.slice(at)));
  while (open.length > 0) clean += `</${open.pop()}>`;
  return clean
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function openTag(open: string[], name: string, annotation: string): string {
  if (open.length >= deepest) return '';
  open.push(name);
  return `<${name}${annotation}>`;
}

/** Closes everything opened since `name`; nothing when it is not open. */
function closeTag(open: string[], name: string): string {
  const depth = open.lastIndexOf(name);
  if (depth < 0) return '';
  return open
    .splice(depth)
    .reverse()
    .map((tag) => `</${tag}>`)
    .join('');
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return namedEntities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : '';
  });
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
