// Takes apart a title as MovieLens writes it: "Postman, The (Postino, Il) (1994)" has a name, an original name and a year.
import { moveArticle } from '#engine/text/move-article.ts';

export interface MovieTitle {
  readonly title: string;
  /** The last name in brackets, or the one after "a.k.a."; null when there is none or it is the same. */
  readonly originalTitle: string | null;
  readonly year: number | null;
  /** A span of years is a series; `endYear` is null while it goes on. */
  readonly endYear: number | null;
  readonly kind: 'film' | 'series';
}

/** "(1995)", "(2006–2007)", "(2011-)", at the end. */
const yearsAtEnd = /\s*\(((?:1[89]|20)\d{2})(\s*[-–—]\s*((?:1[89]|20)\d{2})?)?\s*\)$/u;
/** Brackets that say which version or part it is: they belong to the name. */
const partOfName =
  /^(?:\d+|[ivx]+|the|parts?|episodes?|vol\b|vol(?:ume)?\b.*|(?:part|episode|season|chapter|reel)\b.*|(?:.*\s)?(?:cut|version|edition|tv|short|series|uncut)|and other .*|or .*)$/iu;

/** Never fails: what has none of these forms is all name. */
export function splitMovieTitle(text: string): MovieTitle {
  const trimmed = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  const years = yearsAtEnd.exec(trimmed);
  const span = years?.[2] !== undefined;
  let name = years ? trimmed.slice(0, years.index) : trimmed;
  if (name === '') name = trimmed;
  let original: string | null = null;
  let known: string | null = null;
  for (;;) {
    const bracket = lastBracket(name);
    if (!bracket || bracket.before === '' || partOfName.test(bracket.inside)) break;
    name = bracket.before;
    const alias = /^a\.?\s?k\.?\s?a\.?\s+(.+)$/iu.exec(bracket.inside)?.[1];
    if (alias === undefined) original ??= bracket.inside;
    else known = alias;
  }
  const title = moveArticle(name);
  const other = original ?? known;
  const originalTitle = other === null ? null : moveArticle(other);
  return {
    title,
    originalTitle: originalTitle === title || originalTitle === '' ? null : originalTitle,
    year: years ? Number(years[1]) : null,
    endYear: years?.[3] === undefined ? null : Number(years[3]),
    kind: span ? 'series' : 'film',
  };
}

/** The bracket that a name ends with, brackets inside it included. */
function lastBracket(name: string): { before: string; inside: string } | null {
  if (!name.endsWith(')')) return null;
  let depth = 0;
  for (let at = name.length - 1; at >= 0; at -= 1) {
    if (name[at] === ')') depth += 1;
    if (name[at] === '(') depth -= 1;
    if (depth === 0 && at > 0 && name[at - 1] !== ' ') return null;
    if (depth === 0) return { before: name.slice(0, at).trim(), inside: name.slice(at + 1, -1).trim() };
  }
  return null;
}
