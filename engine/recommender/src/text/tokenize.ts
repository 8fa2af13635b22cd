// Words of a text as a bag-of-words model counts them.

import { foldWords } from './fold-words.ts';
import { stopWords } from './stop-words.ts';

/**
 * Folded words without stop words and single letters, in order. English and French plurals and the Arabic article are taken
 * off: "Détectives" and "detective", "المدينة" and "مدينة" are one word.
 */
export function tokenize(text: string): string[] {
  return foldWords(text)
    .split(' ')
    .filter((word) => word.length > 1 && !stopWords.has(word))
    .map(stem);
}

/** The S-stemmer (D. Harman, 1991), and the Arabic article with what is written in one with it. */
function stem(word: string): string {
  const arabic = /^(?:[وفبك]?ال|لل)(.{3,})$/u.exec(word);
  if (arabic) return arabic[1]!;
  if (word.length > 4 && word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && /[^us]s$/.test(word)) return word.slice(0, -1);
  return word;
}
