// Tests of softmaxRows, swish and addScaled: kernels against the reference in double precision, at awkward lengths.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import { createRandom } from '../random.ts';
import { createNeuralMemory } from './neural-memory.ts';
import type { NeuralVariant } from './neural-memory.ts';

interface Case {
  readonly rows: number;
  readonly width: number;
  readonly count: number;
}

function run({ rows, width, count }: Case, variant: NeuralVariant): { readonly [name: string]: number[] } {
  const size = rows * width;
  const { floats, math } = createNeuralMemory(
    { floats: { logits: size, x: size, y: size, dx: size, scales: rows, sums: rows }, integers: {}, work: 0 },
    variant,
  );
  const random = createRandom(size + count);
  for (let i = 0; i < size; i++) {
    floats.logits[i] = 8 * random.normal();
    floats.x[i] = 3 * random.normal();
    floats.dx[i] = random.normal();
  }
  for (let r = 0; r < rows; r++) floats.scales[r] = random.next();
  math.softmaxRows(floats.logits, width, count, floats.scales, floats.sums);
  math.swish(floats.x, floats.y);
  math.swishBack(floats.x, floats.dx);
  const scaled = floats.y.slice();
  math.addScaled(floats.y, floats.x, -0.7);
  return {
    softmax: [...floats.logits],
    sums: [...floats.sums],
    swish: [...scaled],
    swishBack: [...floats.dx],
    addScaled: [...floats.y],
  };
}

for (const variant of [...availableKernels(), 'scalar'] as const) {
  test(`softmaxRows, swish, swishBack and addScaled (${variant}) equal the reference`, () => {
    for (const at of [
      { rows: 1, width: 4, count: 1 },
      { rows: 3, width: 8, count: 5 },
      { rows: 2, width: 24, count: 24 },
      { rows: 5, width: 40, count: 33 },
    ]) {
      const expected = run(at, 'double');
      for (const [name, values] of Object.entries(run(at, variant))) {
        values.forEach((value, i) => {
          const right = expected[name]![i]!;
          assert.ok(
            Math.abs(value - right) < 2e-6 * Math.max(1, Math.abs(right)),
            `${name}[${i}] of ${JSON.stringify(at)}: ${value} ${right}`,
          );
        });
      }
    }
  });
}
