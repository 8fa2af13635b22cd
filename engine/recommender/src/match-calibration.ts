// The match figure: a score put on a scale from 0 to 1 that means the same for every user of one model.

import type { Random } from './random.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** Quantiles 0 %, 1 % ... 100 % of the standardised scores of titles that people chose. */
export type MatchCalibration = Float64Array;

const QUANTILES = 101;
const SAMPLED_USERS = 200;
/** A user takes part with at least this many positive entries; a fifth of them are hidden. */
const MINIMUM_POSITIVES = 5;

/** Mean and standard deviation of one user's finite scores. */
export interface ScoreScale {
  readonly mean: number;
  readonly deviation: number;
}

/** Mean and deviation over the scores that are not -Infinity. O(items). */
export function scoreScale(scores: Float32Array): ScoreScale {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const score of scores) {
    if (score === -Infinity) continue;
    count++;
    sum += score;
    squares += score * score;
  }
  const mean = count ? sum / count : 0;
  return { mean, deviation: count ? Math.sqrt(Math.max(0, squares / count - mean * mean)) : 0 };
}

/**
 * Learns the scale: of up to 200 sampled users a random fifth of what they liked is hidden, the rest is folded in, and the
 * standardised scores (score - mean) / deviation of the hidden titles are kept as 101 quantiles. The model has seen these
 * entries in training, so that the scale is slightly optimistic. `score` also gets the positions of the entries in the matrix.
 */
export function calibrateMatch(
  matrix: SparseMatrix,
  score: (items: Int32Array, weights: Float32Array, positions: readonly number[]) => Float32Array,
  random: Random,
): MatchCalibration {
  const chosen: number[] = [];
  const users = random.shuffle(Int32Array.from({ length: matrix.rowCount }, (_, i) => i));
  let sampled = 0;
  for (const user of users) {
    if (sampled === SAMPLED_USERS) break;
    const from = matrix.start[user]!;
    const positives: number[] = [];
    for (let p = from; p < matrix.start[user + 1]!; p++) if (matrix.value[p]! > 0) positives.push(p);
    if (positives.length < MINIMUM_POSITIVES) continue;
    sampled++;
    const hidden = new Set(random.shuffle(positives).slice(0, Math.ceil(positives.length / 5)));
    const kept: number[] = [];
    for (let p = from; p < matrix.start[user + 1]!; p++) if (!hidden.has(p)) kept.push(p);
    const scores = score(
      Int32Array.from(kept, (p) => matrix.column[p]!),
      Float32Array.from(kept, (p) => matrix.value[p]!),
      kept,
    );
    for (const p of kept) scores[matrix.column[p]!] = -Infinity;
    const scale = scoreScale(scores);
    if (scale.deviation === 0) continue;
    for (const p of hidden) chosen.push((scores[matrix.column[p]!]! - scale.mean) / scale.deviation);
  }
  // Too few people to learn from: hidden titles are taken to lie evenly up to four deviations above the mean.
  if (chosen.length < QUANTILES)
    return Float64Array.from({ length: QUANTILES }, (_, i) => (4 * i) / (QUANTILES - 1));
  const sorted = Float64Array.from(chosen).sort();
  return Float64Array.from(
    { length: QUANTILES },
    (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (QUANTILES - 1))]!,
  );
}

/**
 * The share (0 to 1) of titles that people really chose which scored lower, against their own other titles, than this
 * score does against this user's: .9 says "higher than nine of ten titles that people went on to choose".
 */
export function matchOf(score: number, scale: ScoreScale, calibration: MatchCalibration): number {
  if (scale.deviation === 0) return 0;
  const z = (score - scale.mean) / scale.deviation;
  let low = 0;
  let high = calibration.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calibration[middle]! <= z) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  if (low === calibration.length) return 1;
  const below = calibration[low - 1]!;
  const above = calibration[low]!;
  return (low - 1 + (z - below) / (above - below)) / (calibration.length - 1);
}
