// Turns the text of an ASS event, with its overrides, into clean WebVTT cue text.
import { fromSsaAlignment, plainStyle, type AssStyle, type AssStyles } from './ass-styles.ts';
import { sanitiseCueText } from './sanitise-cue-text.ts';

type Look = Pick<AssStyle, 'bold' | 'italic' | 'underline'>;

/** Characters of an event that are looked at: typeset signs can be drawings of megabytes. */
const longest = 4000;

const tags = { bold: 'b', italic: 'i', underline: 'u' } as const;
const looks = ['bold', 'italic', 'underline'] as const;

/**
 * Bold, italic, underlined and where on the picture are kept; colours, fonts, movements and karaoke are not. Null when nothing is
 * left to read: drawings, effects.
 */
export function assCue(
  styles: AssStyles,
  styleName: string,
  text: string,
): { text: string; settings: string } | null {
  const style = styles.get(styleName.replace(/^\*/, '')) ?? plainStyle;
  let look: Look = style;
  let alignment = style.alignment;
  let drawing = false;
  let clean = '';
  for (const part of text.slice(0, longest).split(/(\{[^{}]*\})/)) {
    if (!part.startsWith('{') || !part.endsWith('}')) {
      if (!drawing) clean += dress(readable(part), look);
      continue;
    }
    // A tag goes on until the next backslash; arguments in brackets may hold tags of their own, which only animate.
    for (const [, tag = ''] of outsideBrackets(part).matchAll(/\\([^\\}]+)/g)) {
      const [, name = '', value = ''] = /^([a-z]+|\d[a-z]+)(.*)$/i.exec(tag.trim()) ?? [];
      if (name === 'b' && value !== '') look = changed(look, 'bold', value === '1' || Number(value) >= 600);
      else if (name === 'i' && value !== '') look = changed(look, 'italic', value === '1');
      else if (name === 'u' && value !== '') look = changed(look, 'underline', value === '1');
      else if (name === 'an') alignment = Number(value);
      else if (name === 'a') alignment = fromSsaAlignment(Number(value));
      else if (name === 'p') drawing = Number(value) > 0;
      else if (name.startsWith('r')) look = styles.get(tag.trim().slice(1)) ?? style;
    }
  }
  const sanitised = sanitiseCueText(clean);
  if (sanitised.replaceAll(/<[^>]*>/g, '').trim() === '') return null;
  return { text: sanitised, settings: settingsFor(alignment) };
}

function changed(look: Look, name: keyof Look, worn: boolean): Look {
  return { ...look, [name]: worn };
}

/** Brackets may stand within others; what is behind one that is never closed is inside of it. */
function outsideBrackets(tags: string): string {
  let depth = 0;
  let outside = '';
  for (const letter of tags) {
    if (letter === '(') depth++;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) outside += letter;
  }
  return outside;
}

/** What stands in the text is text: it must not become markup. */
function readable(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\\N', '\n')
    .replaceAll('\\n', ' ')
    .replaceAll('\\h', '&nbsp;');
}

function dress(text: string, look: Look): string {
  if (text.trim() === '') return text;
  const worn = looks.filter((name) => look[name]).map((name) => tags[name]);
  return (
    worn.map((tag) => `<${tag}>`).join('') +
    text +
    worn
      .toReversed()
      .map((tag) => `</${tag}>`)
      .join('')
  );
}

function settingsFor(alignment: number): string {
  const row =
    alignment >= 7 && alignment <= 9 ? ['line:0'] : alignment >= 4 && alignment <= 6 ? ['line:50%'] : [];
  const column = [1, 4, 7].includes(alignment)
    ? ['align:left']
    : [3, 6, 9].includes(alignment)
      ? ['align:right']
      : [];
  return [...row, ...column].join(' ');
}
