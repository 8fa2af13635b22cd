// The scalar reference of the loss over a catalogue.

import type { CrossEntropy, Floats } from './neural-math.ts';

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** See `crossEntropy` in kernels/cross-entropy.as.ts. */
export function crossEntropyScalar(loss: CrossEntropy): number {
  const { hidden, rows, width, candidates, count, right, masked, weight, pairwise } = loss;
  const { dHidden, dCandidates, dRight } = loss;
  const dot = (a: Floats, i: number, b: Floats, j: number): number => {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += a[i * width + f]! * b[j * width + f]!;
    return sum;
  };
  let total = 0;
  for (let r = 0; r < rows; r++) {
    const own = dot(hidden, r, right, r);
    const scores = Float64Array.from({ length: count }, (_, j) =>
      j === masked[r] ? -Infinity : dot(hidden, r, candidates, j),
    );
    const w = weight[r]!;
    let dOwn: number;
    let dScores: Float64Array;
    if (pairwise > 0) {
      total += w * (pairwise * softplus(-own) + scores.reduce((sum, score) => sum + softplus(score), 0));
      dOwn = -w * pairwise * logistic(-own);
      dScores = scores.map((score) => w * logistic(score));
    } else {
      const largest = scores.reduce((a, b) => Math.max(a, b), own);
      const sum = scores.reduce((a, score) => a + Math.exp(score - largest), Math.exp(own - largest));
      total += w * (Math.log(sum) + largest - own);
      dOwn = w * (Math.exp(own - largest) / sum - 1);
      dScores = scores.map((score) => (w * Math.exp(score - largest)) / sum);
    }
    for (let f = 0; f < width; f++) {
      let d = dOwn * right[r * width + f]!;
      dScores.forEach((change, j) => {
        d += change * candidates[j * width + f]!;
        dCandidates[j * width + f]! += change * hidden[r * width + f]!;
      });
      dHidden[r * width + f] = d;
      dRight[r * width + f] = dOwn * hidden[r * width + f]!;
    }
  }
  return total;
}
