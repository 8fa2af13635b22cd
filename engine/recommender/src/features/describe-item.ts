// Turns what a catalogue says of a title into named features.

import { tokenize } from '../text/tokenize.ts';
import type { Features } from './feature-table.ts';

/** Everything may be left out. */
export interface ItemDescription {
  readonly title?: string;
  /** Of the first showing. */
  readonly year?: number;
  readonly genres?: Iterable<string>;
  /** Directors, cast and so on. */
  readonly people?: Iterable<string>;
  /** A tag given twice counts twice. */
  readonly tags?: Iterable<string>;
  readonly synopsis?: string;
}

/**
 * Features by field: `genre:Drama`, `person:Fritz Lang`, `tag:noir`, `decade:1920`, and words of the title and the synopsis,
 * folded and stemmed: `title:metropolis`, `word:machine`. Values are counts.
 */
export function describeItem(description: ItemDescription): Features {
  const out: Record<string, number> = {};
  const add = (field: string, terms: Iterable<string> = []): void => {
    for (const term of terms) {
      const name = `${field}:${term.trim()}`;
      out[name] = (out[name] ?? 0) + 1;
    }
  };
  add('title', tokenize(description.title ?? ''));
  add('genre', description.genres);
  add('person', description.people);
  add('tag', description.tags);
  if (description.year !== undefined) add('decade', [String(Math.floor(description.year / 10) * 10)]);
  add('word', tokenize(description.synopsis ?? ''));
  return out;
}
