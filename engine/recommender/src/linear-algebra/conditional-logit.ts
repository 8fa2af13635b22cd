// Conditional logit: which linear mix of features best explains what was chosen among candidates.

import { factorCholesky, solveCholesky } from './cholesky.ts';

/** One situation of choice. */
export interface Choice {
  /** Candidates x width, row-major: the features of every candidate. */
  readonly features: Float32Array;
  /** The first so many candidates were chosen, at least one. */
  readonly chosen: number;
}

const MOST_STEPS = 50;
const TOLERANCE = 1e-7;

/**
 * D. McFadden, "Conditional logit analysis of qualitative choice behavior", 1974: maximises over w
 *
 * mean over choices of the mean over the chosen c of log softmax(F w)_c, minus ridge / 2 ||w||^2
 *
 * by Newton's method with halved steps. The objective is concave, so that there is one answer whatever the start. A step costs
 * candidates * width^2.
 */
export function fitConditionalLogit(choices: readonly Choice[], width: number, ridge: number): Float64Array {
  let weights = new Float64Array(width);
  const gradient = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  let value = measure(choices, weights, ridge, gradient, curvature);
  for (let step = 0; step < MOST_STEPS; step++) {
    factorCholesky(curvature, width);
    const direction = gradient.slice();
    solveCholesky(curvature, width, direction);
    const promised = direction.reduce((sum, part, f) => sum + part * gradient[f]!, 0);
    if (promised < TOLERANCE) break;
    let next = weights;
    let found = -Infinity;
    for (let length = 1; length > 1e-4 && !(found > value); length /= 2) {
      next = weights.map((weight, f) => weight + length * direction[f]!);
      found = measure(choices, next, ridge, gradient, curvature);
    }
    if (!(found > value)) break;
    weights = next;
    value = found;
  }
  return weights;
}

/** The objective; its gradient, and the negative of its second derivatives. */
function measure(
  choices: readonly Choice[],
  weights: Float64Array,
  ridge: number,
  gradient: Float64Array,
  curvature: Float64Array,
): number {
  const width = weights.length;
  gradient.fill(0);
  curvature.fill(0);
  let total = 0;
  for (const { features, chosen } of choices) {
    const scores = new Float64Array(features.length / width);
    for (let c = 0; c < scores.length; c++) scores[c] = rowTimes(features, c, weights);
    const largest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
    const shares = scores.map((score) => Math.exp(score - largest));
    const sum = shares.reduce((a, b) => a + b, 0);
    const mean = new Float64Array(width);
    const square = new Float64Array(width * width);
    shares.forEach((share, c) => {
      for (let f = 0; f < width; f++) {
        const part = (share / sum) * features[c * width + f]!;
        mean[f]! += part;
        for (let g = 0; g <= f; g++) square[f * width + g]! += part * features[c * width + g]!;
      }
    });
    for (let c = 0; c < chosen; c++) {
      total += (scores[c]! - largest - Math.log(sum)) / chosen;
      for (let f = 0; f < width; f++) gradient[f]! += features[c * width + f]! / chosen;
    }
    for (let f = 0; f < width; f++) {
      gradient[f]! -= mean[f]!;
      for (let g = 0; g <= f; g++) curvature[f * width + g]! += square[f * width + g]! - mean[f]! * mean[g]!;
    }
  }
  let penalty = 0;
  for (let f = 0; f < width; f++) {
    gradient[f] = gradient[f]! / choices.length - ridge * weights[f]!;
    for (let g = 0; g <= f; g++) curvature[f * width + g]! /= choices.length;
    curvature[f * width + f]! += ridge;
    penalty += (ridge / 2) * weights[f]! ** 2;
  }
  return total / choices.length - penalty;
}

function rowTimes(features: Float32Array, row: number, weights: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < weights.length; f++) sum += features[row * weights.length + f]! * weights[f]!;
  return sum;
}
