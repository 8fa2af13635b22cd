// Tests of the ridge map on relations that are known.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from '../random.ts';
import { stackRows } from '../sparse-matrix.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { fitRidgeMap } from './ridge-map.ts';

const TERMS = 6;
const WIDTH = 3;

function randomRows(count: number, seed: number): SparseMatrix {
  const random = createRandom(seed);
  return stackRows(
    Array.from({ length: count }, () => ({
      columns: Int32Array.from({ length: TERMS }, (_, t) => t),
      values: Float32Array.from({ length: TERMS }, () => random.normal()),
    })),
    TERMS,
  );
}

/** Rows times a fixed matrix plus noise. */
function targetsOf(rows: SparseMatrix, noise: number): Float32Array {
  const random = createRandom(8);
  return Float32Array.from({ length: rows.rowCount * WIDTH }, (_, i) => {
    const [row, f] = [Math.floor(i / WIDTH), i % WIDTH];
    let sum = 5;
    for (let t = 0; t < TERMS; t++) sum += rows.value[row * TERMS + t]! * Math.sin(t * WIDTH + f);
    return sum + noise * random.normal();
  });
}

const trustAll = (count: number): Float64Array => new Float64Array(count).fill(1);

test('fitRidgeMap() finds a linear relation and the mean', async () => {
  const rows = randomRows(80, 1);
  const map = await fitRidgeMap(rows, targetsOf(rows, 0), WIDTH, {
    penalties: [1e-3],
    trust: trustAll(80),
  });
  for (let t = 0; t < TERMS; t++)
    for (let f = 0; f < WIDTH; f++)
      assert.ok(Math.abs(map.weights[t * WIDTH + f]! - Math.sin(t * WIDTH + f)) < 0.1);
  assert.ok(map.left[0]! < 0.05, `${map.left[0]}`);
});

test('fitRidgeMap() predicts left-out rows as a fit without them does', async () => {
  const rows = randomRows(20, 2);
  const targets = targetsOf(rows, 1);
  const { left, mean } = await fitRidgeMap(rows, targets, WIDTH, { penalties: [0.7], trust: trustAll(20) });
  // By hand: primal ridge regression without row r, on targets freed of the mean of all.
  let error = 0;
  let variance = 0;
  for (let r = 0; r < 20; r++) {
    const others = stackRows(
      Array.from({ length: 20 }, (_, s) => s)
        .filter((s) => s !== r)
        .map((s) => ({
          columns: rows.column.subarray(s * TERMS, s * TERMS + TERMS),
          values: rows.value.subarray(s * TERMS, s * TERMS + TERMS),
        })),
      TERMS,
    );
    const centred = targets.map((value, i) => value - mean[i % WIDTH]!);
    const without = Float32Array.from(centred.filter((_, i) => Math.floor(i / WIDTH) !== r));
    const half = await fitRidgeMap(others, without, WIDTH, { penalties: [0.7], trust: trustAll(19) });
    for (let f = 0; f < WIDTH; f++) {
      let predicted = 0;
      for (let t = 0; t < TERMS; t++) predicted += rows.value[r * TERMS + t]! * half.weights[t * WIDTH + f]!;
      error += (predicted - centred[r * WIDTH + f]!) ** 2;
      variance += centred[r * WIDTH + f]! ** 2;
    }
  }
  assert.ok(Math.abs(left[0]! - error / variance) < 0.05, `${left[0]} against ${error / variance}`);
});

test('fitRidgeMap() chooses the stronger penalty where there is only noise', async () => {
  const rows = randomRows(30, 3);
  const random = createRandom(5);
  const noise = Float32Array.from({ length: 30 * WIDTH }, () => random.normal());
  const options = { penalties: [0.01, 1000], trust: trustAll(30) };
  assert.equal((await fitRidgeMap(rows, noise, WIDTH, options)).penalty, 1000);
  assert.equal((await fitRidgeMap(rows, targetsOf(rows, 0.1), WIDTH, options)).penalty, 0.01);
});

test('fitRidgeMap() hardly listens to targets it is told not to trust', async () => {
  const rows = randomRows(60, 4);
  const targets = targetsOf(rows, 0);
  const trust = trustAll(60);
  for (let r = 0; r < 20; r++) {
    trust[r] = 1e-6;
    targets.fill(100, r * WIDTH, r * WIDTH + WIDTH);
  }
  const { mean } = await fitRidgeMap(rows, targets, WIDTH, { penalties: [0.1], trust });
  for (const value of mean) assert.ok(value < 10, `${value}`);
});
