// Tests of swish and layer normalisation: a row worked out by hand, and the gradients against differences.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { createRandom } from '../random.ts';
import { normalizedSwish, normalizedSwishGradient } from './normalized-swish.ts';

test('normalizedSwish gives rows of mean shift and deviation gain', () => {
  const x = Float32Array.of(-1, 0, 3, 5, 2, 2);
  const out = new Float32Array(6);
  const scale = new Float32Array(2);
  normalizedSwish(x, Float32Array.of(1, 1, 1), Float32Array.of(0, 0, 0), { out, scale });
  const swish = [-1 / (1 + Math.E), 0, 3 / (1 + Math.exp(-3))];
  const mean = (swish[0]! + swish[2]!) / 3;
  const deviation = Math.sqrt(swish.reduce((sum, a) => sum + (a - mean) ** 2, 0) / 3);
  swish.forEach((a, f) => assert.ok(Math.abs(out[f]! - (a - mean) / deviation) < 1e-4));
  assert.ok(Math.abs(out[4]! - out[5]!) < 1e-6 && Math.abs(out[3]! + 2 * out[4]!) < 1e-4);
});

test('normalizedSwishGradient equals the differences of a loss', () => {
  const random = createRandom(2);
  const draw = (length: number): Float32Array => Float32Array.from({ length }, () => random.normal());
  const [x, gain, shift, slopes] = [draw(10), draw(5), draw(5), draw(10)];
  const scale = new Float32Array(2);
  const loss = (): number => {
    const out = new Float32Array(10);
    normalizedSwish(x, gain, shift, { out, scale });
    return out.reduce((sum, value, i) => sum + value * slopes[i]!, 0);
  };
  loss();
  const found = {
    out: new Float32Array(10),
    gainGradient: new Float32Array(5),
    shiftGradient: new Float32Array(5),
  };
  normalizedSwishGradient(x, scale, slopes, { gain, ...found });
  for (const [values, gradient] of [
    [x, found.out],
    [gain, found.gainGradient],
    [shift, found.shiftGradient],
  ] as const) {
    values.forEach((value, i) => {
      values[i] = value + 0.01;
      const above = loss();
      values[i] = value - 0.01;
      const expected = (above - loss()) / 0.02;
      values[i] = value;
      assert.ok(
        Math.abs(gradient[i]! - expected) < 5e-3 * Math.max(1, Math.abs(expected)),
        `${gradient[i]} ${expected}`,
      );
    });
  }
});
