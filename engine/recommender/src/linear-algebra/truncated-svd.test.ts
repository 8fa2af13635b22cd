// Tests of the truncated decomposition on a matrix with known singular vectors, and of the eigen solver by multiplying back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { createRandom } from '../random.ts';
import { symmetricEigen, truncatedSvd } from './truncated-svd.ts';
import { dot } from './vectors.ts';

test('truncatedSvd finds the vectors of two blocks, strongest first', async () => {
  // Rows 0-5 are (3, 4, 0, 0), rows 6-7 are (0, 0, 1, 1): singular vectors (.6, .8, 0, 0) and (0, 0, 1, 1) / sqrt 2.
  const rows = Array.from({ length: 8 }, (_, u) =>
    u < 6
      ? ([
          [u, 0, 3],
          [u, 1, 4],
        ] as const)
      : ([
          [u, 2, 1],
          [u, 3, 1],
        ] as const),
  ).flat();
  const { matrix } = Interactions.from(rows);
  const found = await truncatedSvd(matrix, { rank: 2, iterations: 6, random: createRandom(1) });
  const expected = [
    [0.6, 0.8, 0, 0],
    [0, 0, Math.SQRT1_2, Math.SQRT1_2],
  ];
  found.forEach((vector, f) => {
    const sign = Math.sign(vector[f * 2]!);
    vector.forEach((value, j) => assert.ok(Math.abs(sign * value - expected[f]![j]!) < 1e-9));
  });
});

test('symmetricEigen multiplies back to the matrix', () => {
  const random = createRandom(2);
  const n = 23;
  const half = Array.from({ length: n }, () => Float64Array.from({ length: n }, () => random.normal()));
  const matrix = half.map((row, i) => row.map((value, j) => value + half[j]![i]!));
  const { values, vectors } = symmetricEigen(matrix);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const product = values.reduce((sum, value, e) => sum + vectors[i]![e]! * value * vectors[j]![e]!, 0);
      assert.ok(Math.abs(product - matrix[i]![j]!) < 1e-10);
      const overlap = dot(vectors[i]!, 0, vectors[j]!, 0, n);
      assert.ok(Math.abs(overlap - (i === j ? 1 : 0)) < 1e-12);
    }
  }
});
