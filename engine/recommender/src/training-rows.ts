// The rows that a model learnt from, kept for likeness between people and for models that work from them.

import { growRows } from './add-items.ts';
import type { Addition } from './add-items.ts';
import type { IdIndex } from './id-index.ts';
import { norm } from './linear-algebra/vectors.ts';
import { packIds, packMatrix, unpackIds, unpackMatrix } from './model-catalog.ts';
import type { ModelPart } from './model-state.ts';
import type { Profile } from './profile.ts';
import { transpose } from './sparse-matrix.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** What people chose, kept for likeness between people; `users` is null when their ids were not to be kept. */
export interface TrainingRows {
  readonly users: IdIndex | null;
  readonly matrix: SparseMatrix;
  readonly byItem: SparseMatrix;
}

/** The kept training rows after an addition. */
export type GrownRows = Omit<TrainingRows, 'users'>;

export function packTrainingRows({ users, matrix }: TrainingRows): ModelPart {
  const ids = users && packIds('users', users);
  const rows = packMatrix('training', matrix);
  return { meta: { ...ids?.meta, ...rows.meta }, tensors: { ...ids?.tensors, ...rows.tensors } };
}

/** Null where none were saved. */
export function unpackTrainingRows(part: ModelPart): TrainingRows | null {
  if (!('training.start' in part.tensors)) return null;
  const matrix = unpackMatrix('training', part);
  const named = 'users.ids' in part.tensors || 'users.ids' in part.meta;
  return { users: named ? unpackIds('users', part) : null, matrix, byItem: transpose(matrix) };
}

/** With the new items, and with rows of people not seen before, who have no id, behind the others. */
export function growTrainingRows(kept: TrainingRows, addition: Addition): TrainingRows {
  const matrix = growRows(kept.matrix, addition);
  return { users: kept.users, matrix, byItem: transpose(matrix) };
}

/** Cosine of the rows of values of the first `count` users with a profile; -Infinity where they have nothing in common. */
export function likenessOfUsers(
  { matrix, byItem }: GrownRows,
  profile: Profile,
  count: number,
): Float32Array {
  // A user beyond the count falls outside of the array, and is passed over.
  const scores = new Float32Array(count);
  profile.items.forEach((item, i) => {
    for (let p = byItem.start[item]!; p < byItem.start[item + 1]!; p++)
      scores[byItem.column[p]!]! += byItem.value[p]! * profile.weights[i]!;
  });
  const own = norm(profile.weights);
  for (let u = 0; u < scores.length; u++) {
    if (scores[u] === 0) scores[u] = -Infinity;
    else scores[u]! /= own * norm(matrix.value.subarray(matrix.start[u], matrix.start[u + 1]));
  }
  return scores;
}
