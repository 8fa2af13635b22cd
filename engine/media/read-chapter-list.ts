// Reads chapters from a list as people write it: a place and a name a line.
import { parsePlace } from './parse-place.ts';

export interface ChapterStart {
  /** Seconds. */
  readonly start: number;
  readonly title: string | null;
}

/** Lines such as `12:30 The chase`; empty lines and those that begin with # are passed over. Throws what is wrong with a line. */
export function readChapterList(text: string): ChapterStart[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\uFEFF/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [place = '', ...words] = line.split(/\s+/);
      const start = parsePlace(place);
      if (start === null)
        throw new SyntaxError(
          `Cannot read the chapter "${line.slice(0, 80)}": it begins with no place such as 12:30`,
        );
      return { start, title: words.length === 0 ? null : words.join(' ') };
    });
}
