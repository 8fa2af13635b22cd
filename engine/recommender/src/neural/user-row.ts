// One user of a training batch of an autoencoder.

import type { Interactions } from '../interactions.ts';
import { norm } from '../linear-algebra/vectors.ts';
import type { Random } from '../random.ts';

/** What goes in, and what should come out. */
export interface UserRow {
  readonly items: Int32Array;
  /** Parallel to items: the input after dropout and normalisation. */
  readonly inputs: Float32Array;
  /** Parallel to items: how often each should be drawn, at least 0. */
  readonly targets: Float32Array;
}

/**
 * A row divided by its length, of which each entry is dropped with the probability `dropout` and the others are scaled up to
 * make up for it. Dislikes go in as negative inputs and are never targets.
 */
export function drawUserRow(data: Interactions, user: number, dropout: number, random: Random): UserRow {
  const { start, column, value } = data.matrix;
  const values = value.subarray(start[user], start[user + 1]);
  const scale = 1 / (norm(values) * (1 - dropout));
  const inputs = values.map((strength) => (dropout > 0 && random.next() < dropout ? 0 : strength * scale));
  return {
    items: column.subarray(start[user], start[user + 1]),
    inputs,
    targets: values.map((strength) => Math.max(0, strength)),
  };
}
