// Tests of SLIM: the weights satisfy the optimality conditions of their regression.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { circlesInteractions } from '../model.suite.ts';
import { Slim } from './slim.ts';

test('Slim weights meet the conditions of the elastic net: no gradient where positive, none pulling up where 0', async () => {
  const data = circlesInteractions();
  const [l1, l2] = [2, 4];
  const model = new Slim({ l1, l2, sweeps: 500, tolerance: 1e-7 });
  await model.fit(data);
  const { start, column, value } = data.matrix;
  const n = data.itemCount;
  const gram = (i: number, j: number): number => {
    let sum = 0;
    for (let u = 0; u < data.userCount; u++) {
      const row = column.subarray(start[u], start[u + 1]);
      const [a, b] = [row.indexOf(i), row.indexOf(j)];
      if (a >= 0 && b >= 0) sum += value[start[u]! + a]! * value[start[u]! + b]!;
    }
    return sum;
  };
  const { tensors } = model.save();
  const [from, at, weight] = [
    tensors['weights.start']!,
    tensors['weights.column']!,
    tensors['weights.value']!,
  ];
  let positive = 0;
  for (const j of [0, 7, n - 1]) {
    const w = new Float64Array(n);
    for (let p = from[j]!; p < from[j + 1]!; p++) w[at[p]!] = weight[p]!;
    assert.equal(w[j], 0);
    for (let i = 0; i < n; i++) {
      if (i === j) continue;
      let gradient = gram(i, j) - l1 - l2 * w[i]!;
      for (let k = 0; k < n; k++) if (w[k] !== 0) gradient -= gram(i, k) * w[k]!;
      if (w[i]! > 0) positive++;
      assert.ok(
        w[i]! > 0 ? Math.abs(gradient) < 1e-3 : gradient < 1e-3,
        `item ${j}, weight ${i}: ${gradient}`,
      );
    }
  }
  assert.ok(positive > 5 && positive < 60, `${positive} positive weights`);
});
