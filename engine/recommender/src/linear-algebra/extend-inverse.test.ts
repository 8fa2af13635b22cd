// Tests that an extended inverse is the inverse of the extended matrix.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from '../random.ts';
import { invertPositiveDefinite } from './cholesky.ts';
import { addOuterProducts, borderInverse } from './extend-inverse.ts';
import type { SparseVector } from './extend-inverse.ts';

const N = 7;
const random = createRandom(4);

function randomMatrix(size: number): Float64Array {
  const root = Float64Array.from({ length: size * size }, () => random.normal());
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) out[i * size + j]! += root[i * size + k]! * root[j * size + k]!;
      if (i === j) out[i * size + j]! += 1;
    }
  return out;
}

function inverseOf(matrix: Float64Array, size: number): Float32Array {
  const out = matrix.slice();
  invertPositiveDefinite(out, size);
  return Float32Array.from(out);
}

function assertClose(found: Float32Array, wanted: Float32Array): void {
  assert.equal(found.length, wanted.length);
  found.forEach((value, i) => assert.ok(Math.abs(value - wanted[i]!) < 1e-4, `${i}: ${value} ${wanted[i]}`));
}

test('addOuterProducts() gives the inverse of the matrix with the products added', () => {
  const matrix = randomMatrix(N);
  const vectors: SparseVector[] = [
    { indices: Int32Array.of(0, 3), values: Float32Array.of(1, -2) },
    { indices: Int32Array.of(6), values: Float32Array.of(0.5) },
  ];
  const inverse = inverseOf(matrix, N);
  addOuterProducts(inverse, N, vectors);
  for (const { indices, values } of vectors) {
    indices.forEach((i, a) => indices.forEach((j, b) => (matrix[i * N + j]! += values[a]! * values[b]!)));
  }
  assertClose(inverse, inverseOf(matrix, N));
});

test('borderInverse() gives the inverse of the larger matrix', () => {
  const larger = randomMatrix(N + 2);
  const size = N + 2;
  const block = new Float64Array(N * N);
  for (let i = 0; i < N; i++) block.set(larger.subarray(i * size, i * size + N), i * N);
  const columns = [N, N + 1].map((j) => ({
    indices: Int32Array.from({ length: N }, (_, i) => i),
    values: Float32Array.from({ length: N }, (_, i) => larger[i * size + j]!),
  }));
  const corner = Float64Array.of(
    larger[N * size + N]!,
    larger[N * size + N + 1]!,
    larger[(N + 1) * size + N]!,
    larger[(N + 1) * size + N + 1]!,
  );
  assertClose(borderInverse(inverseOf(block, N), N, columns, corner), inverseOf(larger, size));
});

test('borderInverse() refuses a matrix that is not positive definite', () => {
  const columns = [{ indices: Int32Array.of(0), values: Float32Array.of(5) }];
  assert.throws(() => borderInverse(Float32Array.of(1), 1, columns, Float64Array.of(1)), {
    code: 'not-positive-definite',
  });
});
