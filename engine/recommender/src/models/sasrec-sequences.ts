// What SASRec learns from: the liked items of every user in order of time.

import { RecommenderError } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import type { Sequences } from './sasrec-trainer.ts';

/**
 * Entries of equal time stay in the order of the items' indices.
 *
 * @throws RecommenderError `unsupported` when the data set has no times.
 */
export function sequencesOf(data: Interactions, hideLast: boolean): Sequences {
  const { times } = data;
  if (!times) throw new RecommenderError('unsupported', 'Cannot fit sasrec: the data set has no times');
  const { start, column, value, rowCount } = data.matrix;
  const starts = new Int32Array(rowCount + 1);
  const items: number[] = [];
  for (let u = 0; u < rowCount; u++) {
    const liked: number[] = [];
    for (let p = start[u]!; p < start[u + 1]!; p++)
      if (value[p]! > 0 && !Number.isNaN(times[p])) liked.push(p);
    for (const p of liked.sort((a, b) => times[a]! - times[b]! || a - b)) items.push(column[p]!);
    starts[u + 1] = items.length;
  }
  return { items: Int32Array.from(items), start: starts, hideLast };
}
