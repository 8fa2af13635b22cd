// Tests of what answers requests: kernels against the scalar reference at awkward ranks and sizes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import { createRandom } from '../random.ts';
import { createFactorScorer } from './factor-scorer.ts';
import { createItemScorer } from './item-scorer.ts';
import { createRowSum } from './row-sum.ts';

const draw = (length: number, seed: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => random.normal());
};
const close = (a: Float32Array, b: Float32Array, tolerance: number): void =>
  a.forEach((value, i) => assert.ok(Math.abs(value - b[i]!) < tolerance, `${i}: ${value} against ${b[i]}`));

for (const variant of availableKernels()) {
  test(`createFactorScorer and createItemScorer (${variant}) equal the scalar reference`, () => {
    for (const rank of [1, 3, 8, 13, 64]) {
      const factors = draw(37 * rank, rank);
      const [found, expected] = ([variant, 'scalar'] as const).map((which) =>
        createFactorScorer(factors, rank, 0.3, which),
      );
      const history = [Int32Array.of(3, 36, 0), Float32Array.of(1, -0.5, 2)] as const;
      const x = found!.foldIn(...history, 0.7);
      close(x, expected!.foldIn(...history, 0.7), 1e-4);
      const [a, b, c] = [new Float32Array(37), new Float32Array(37), new Float32Array(37)];
      found!.score(x, a);
      expected!.score(x, b);
      createItemScorer(factors, rank, variant)(x, c);
      const scoreOf = found!.scoreOf(x);
      assert.deepEqual([scoreOf(36), scoreOf(0)], [a[36], a[0]]);
      for (const scorer of [found!, expected!]) {
        const { mean, square } = scorer.moments(x);
        assert.ok(Math.abs(mean - a.reduce((sum, value) => sum + value, 0) / 37) < 1e-4);
        assert.ok(Math.abs(square - a.reduce((sum, value) => sum + value * value, 0) / 37) < 1e-3);
      }
      close(a, b, 1e-4);
      close(c, b, 1e-4);
    }
  });

  test(`createFactorScorer (${variant}) folds in histories longer than its memory, and empty ones`, () => {
    const scorer = createFactorScorer(draw(10 * 8, 1), 8, 0.3, variant);
    const long = Int32Array.from({ length: 9000 }, (_, i) => i % 10);
    assert.ok(scorer.foldIn(long, new Float32Array(9000).fill(1), 1).every(Number.isFinite));
    assert.deepEqual(
      [...scorer.foldIn(new Int32Array(0), new Float32Array(0), 1)],
      Array.from({ length: 8 }, () => 0),
    );
  });

  test(`createRowSum (${variant}) equals the scalar reference`, () => {
    for (const size of [1, 5, 8, 31]) {
      const values = draw(size * size, size);
      const sums = ([variant, 'scalar'] as const).map((which) => {
        const matrix = createRowSum(size, which);
        for (let r = 0; r < size; r++)
          matrix.values.set(values.subarray(r * size, r * size + size), r * matrix.stride);
        const out = new Float32Array(size).fill(9);
        matrix.sum(Int32Array.of(0, size - 1), Float32Array.of(2, -1), out);
        return out;
      });
      close(sums[0]!, sums[1]!, 1e-5);
    }
  });
}
