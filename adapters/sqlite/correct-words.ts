// Finds the words that a misspelt one may have been meant as, among the words that are in the index.
import type { DatabaseSync } from 'node:sqlite';
import { editDistance } from '#engine/text/edit-distance.ts';

/** Words from this length on are corrected by triples of letters, shorter ones by trying every slip. */
export const GRAM_WORD = 6;
/** Below this length a word has too many neighbours to guess. */
const SHORTEST = 3;
/** From this length on two slips are forgiven. */
const TWO_SLIPS = 7;
/** Words looked at closely, those with the most triples in common. */
const LOOKED_AT = 80;
const CANDIDATES = 6;

const alphabets: readonly (readonly [pattern: RegExp, letters: string])[] = [
  [/^[a-z0-9]/, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{Script=Cyrillic}/u, 'абвгдежзиклмнопрстуфхцчшщъыьэюя'],
  [/^\p{Script=Arabic}/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
  [/^\p{Script=Greek}/u, 'αβγδεζηθικλμνξοπρστυφχψως'],
];

/** The triples of a word with its beginning and end marked by a space. */
export function gramsOf(word: string): Set<string> {
  const padded = ` ${word} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

export interface WordCorrector {
  /** Some word of the index is this one, or begins with it when `prefix`. */
  knows(word: string, prefix: boolean): boolean;
  /** Words of the index nearest to `word` (or whose beginning is, when `prefix`), best first; the more frequent first among equals. */
  nearest(word: string, prefix: boolean): string[];
}

export function wordCorrector(raw: DatabaseSync): WordCorrector {
  const isWord = raw.prepare('select 1 from search_words where word = ?');
  const beginning = raw.prepare('select word from search_words where word >= ? and word < ? limit 1');
  const frequency = raw.prepare('select doc from search_vocabulary where term = ?');
  const byGrams = raw.prepare(
    `select w.word from (select word_id, count(*) as shared from search_grams
       where gram in (select value from json_each(?)) group by word_id order by shared desc limit ?) g
     join search_words w on w.id = g.word_id`,
  );

  const knows = (word: string, prefix: boolean): boolean =>
    prefix ? beginning.get(word, endOfPrefix(word)) !== undefined : isWord.get(word) !== undefined;

  return {
    knows,
    nearest(word, prefix) {
      if (word.length < SHORTEST || /^\d+$/.test(word)) return [];
      const allowed = word.length >= TWO_SLIPS ? 2 : 1;
      const found = new Map<string, number>();
      if (word.length <= GRAM_WORD) {
        for (const near of oneSlipAway(word)) {
          if (isWord.get(near) !== undefined) found.set(near, 1);
          else if (prefix && near.length >= SHORTEST) {
            const whole = beginning.get(near, endOfPrefix(near))?.['word'];
            if (typeof whole === 'string') found.set(whole, 1.5);
          }
        }
      }
      if (word.length >= GRAM_WORD) {
        for (const { word: near } of byGrams.all(JSON.stringify([...gramsOf(word)]), LOOKED_AT)) {
          const candidate = String(near);
          const whole = editDistance(word, candidate);
          const distance = whole <= allowed || !prefix ? whole : editDistance(word, candidate, true) + 0.5;
          if (distance <= allowed + 0.5) found.set(candidate, Math.min(distance, found.get(candidate) ?? 9));
        }
      }
      return [...found]
        .map(([candidate, distance]) => ({
          candidate,
          distance: distance + (candidate[0] === word[0] ? 0 : 0.25),
          documents: Number(frequency.get(candidate)?.['doc'] ?? 0),
        }))
        .filter(({ documents }) => documents > 0)
        .sort((a, b) => a.distance - b.distance || b.documents - a.documents)
        .slice(0, CANDIDATES)
        .map(({ candidate }) => candidate);
    },
  };
}

/** The first string after all that begin with `prefix`. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

/** Every string one deletion, swap, substitution or insertion away. */
function oneSlipAway(word: string): Set<string> {
  const letters = alphabets.find(([pattern]) => pattern.test(word))?.[1] ?? '';
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if (tail) near.add(head + tail.slice(1));
    if (tail.length > 1) near.add(`${head}${tail[1]}${tail[0]}${tail.slice(2)}`);
    for (const letter of letters) {
      near.add(head + letter + tail);
      if (tail) near.add(head + letter + tail.slice(1));
    }
  }
  near.delete(word);
  return near;
}
