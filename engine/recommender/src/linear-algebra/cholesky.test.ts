// Tests of the scalar linear algebra by multiplying back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from '../random.ts';
import { factorCholesky, invertPositiveDefinite, solveCholesky } from './cholesky.ts';

function positiveDefinite(n: number): Float64Array {
  const random = createRandom(n);
  const factor = Float64Array.from({ length: n * n }, () => random.normal());
  return Float64Array.from({ length: n * n }, (_, at) => {
    const i = Math.floor(at / n);
    const j = at % n;
    let sum = i === j ? n : 0;
    for (let k = 0; k < n; k++) sum += factor[i * n + k]! * factor[j * n + k]!;
    return sum;
  });
}

test('invertPositiveDefinite times the matrix is the identity', () => {
  for (const n of [1, 2, 5, 8, 33]) {
    const a = positiveDefinite(n);
    const inverse = a.slice();
    invertPositiveDefinite(inverse, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += inverse[i * n + k]! * a[k * n + j]!;
        assert.ok(Math.abs(sum - (i === j ? 1 : 0)) < 1e-10, `n ${n}, (${i}, ${j})`);
      }
    }
  }
});

test('solveCholesky solves the system', () => {
  for (const n of [1, 3, 8, 17]) {
    const a = positiveDefinite(n);
    const x = Float64Array.from({ length: n }, (_, i) => i - 1.5);
    const b = Float64Array.from({ length: n }, (_, i) =>
      x.reduce((sum, value, k) => sum + a[i * n + k]! * value, 0),
    );
    const factor = a.slice();
    factorCholesky(factor, n);
    solveCholesky(factor, n, b);
    b.forEach((value, i) => assert.ok(Math.abs(value - x[i]!) < 1e-9));
  }
});

test('factorCholesky refuses a matrix that is not positive definite', () => {
  assert.throws(() => factorCholesky(Float64Array.of(1, 2, 2, 1), 2), {
    code: 'not-positive-definite',
    message: /pivot 1/,
  });
});
