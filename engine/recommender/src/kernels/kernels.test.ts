// Tests of every kernel against its scalar twin, at awkward sizes and in every variant that runs here; and that they are built.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { createDenseMath } from '../linear-algebra/dense-math.ts';
import { invertGram } from '../linear-algebra/inverse-gram.ts';
import { descendRatings } from '../linear-algebra/rating-descent.ts';
import { dot } from '../linear-algebra/vectors.ts';
import { createRandom } from '../random.ts';
import { availableKernels } from './available-kernels.ts';
import { KernelLayout } from './kernels.ts';
import { scoringKernels } from './scoring-kernels.ts';

function randomData(users: number, items: number, density: number): Interactions {
  const random = createRandom(users * 31 + items);
  const rows: InteractionRow[] = [];
  for (let u = 0; u < users; u++) {
    for (let i = 0; i < items; i++) {
      if (random.next() < density || i === u % items || u === i % users)
        rows.push([u, i, random.next() < 0.2 ? -1 : 0.5 + random.integer(3)]);
    }
  }
  return Interactions.from(rows);
}

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));

test('generated kernels equal what their sources compile to', () => {
  const script = fileURLToPath(new URL('../../../../tools/build-kernels.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

test('availableKernels lists both SIMD variants here', () => {
  assert.deepEqual(availableKernels(), ['relaxed', 'plain']);
});

for (const variant of availableKernels()) {
  test(`invertGram (${variant}) equals the double-precision reference within 1e-5 of the largest entry`, async () => {
    for (const [users, items] of [
      [20, 1],
      [40, 63],
      [90, 64],
      [90, 65],
      [300, 200],
    ] as const) {
      const { byItem, matrix } = randomData(users, items, 0.2);
      const options = { lambda: 20 };
      const expected = await invertGram(byItem, matrix, { ...options, with: 'scalar' });
      const found = await invertGram(byItem, matrix, { ...options, with: variant });
      let worst = 0;
      let largest = 0;
      for (let i = 0; i < items; i++) {
        for (let j = 0; j < items; j++) {
          const reference = expected.values[i * expected.stride + j]!;
          largest = Math.max(largest, Math.abs(reference));
          worst = Math.max(worst, Math.abs(found.values[i * found.stride + j]! - reference));
        }
      }
      assert.ok(worst < 1e-5 * largest, `${users} x ${items}: ${worst} of ${largest}`);
    }
  });

  test(`invertGram (${variant}) refuses a matrix that is not positive definite`, async () => {
    const { byItem, matrix } = randomData(5, 70, 0.3);
    await assert.rejects(invertGram(byItem, matrix, { lambda: -3, with: variant }), {
      code: 'not-positive-definite',
    });
  });

  test(`scoreRows and addScaledRow (${variant}) equal scalar sums`, () => {
    for (const rank of [4, 8, 12, 36, 64]) {
      const layout = new KernelLayout();
      const rows = 17;
      const [factors, x, out] = [layout.reserve(rows * rank), layout.reserve(rank), layout.reserve(rows)];
      const kernels = scoringKernels.create(layout, variant)!;
      const random = createRandom(rank);
      const values = kernels.floats(factors, rows * rank).map(() => random.normal());
      kernels.floats(factors, rows * rank).set(values);
      const vector = kernels.floats(x, rank).map(() => random.normal());
      kernels.floats(x, rank).set(vector);
      kernels.run.scoreRows(factors, rows, rank, x, out);
      const expected = Array.from({ length: rows }, (_, r) => dot(values, r * rank, vector, 0, rank));
      assert.ok(largestDifference(kernels.floats(out, rows), expected) < 1e-4);
      kernels.run.addScaledRow(x, factors, -0.5, rank);
      const sum = vector.map((value, i) => value - 0.5 * values[i]!);
      assert.ok(largestDifference(kernels.floats(x, rank), sum) < 1e-5);
    }
  });
}

test('scoringKernels.create() gives null for more than 4 GiB', () => {
  const layout = new KernelLayout();
  layout.reserve(2 ** 30 + 2 ** 20);
  assert.equal(scoringKernels.create(layout), null);
});

for (const variant of availableKernels()) {
  test(`descendRatings (${variant}) equals the scalar reference`, async () => {
    for (const rank of [1, 4, 7, 20]) {
      for (const implicit of [false, true]) {
        const data = randomData(40, 23, 0.3);
        const options = {
          rank,
          implicit,
          epochs: 3,
          rate: 0.02,
          decay: 0.9,
          biasPenalty: 0.02,
          factorPenalty: 0.05,
          deviation: 0.1,
        };
        const expected = await descendRatings(data.matrix, {
          ...options,
          random: createRandom(rank),
          with: 'scalar',
        });
        const found = await descendRatings(data.matrix, {
          ...options,
          random: createRandom(rank),
          with: variant,
        });
        for (const part of ['userBias', 'itemBias', 'users', 'items', 'chosen'] as const) {
          const difference = largestDifference(found[part], expected[part]);
          assert.ok(found[part].length === 0 || difference < 1e-4, `rank ${rank}, ${part}: ${difference}`);
        }
      }
    }
  });
}

for (const variant of availableKernels()) {
  test(`multiply (${variant}) equals the scalar reference, transposed or not`, () => {
    const [m, n, k] = [24, 104, 516];
    const random = createRandom(6);
    for (const transposeA of [false, true]) {
      for (const transposeB of [false, true]) {
        const results = ([variant, 'scalar'] as const).map((which) => {
          const { arrays, multiply } = createDenseMath({ a: m * k, b: k * n, out: m * n }, m + n, which);
          const draw = createRandom(5);
          for (let i = 0; i < m * k; i++) arrays.a[i] = draw.normal();
          for (let i = 0; i < k * n; i++) arrays.b[i] = draw.normal();
          arrays.out.fill(random.next());
          multiply({ a: arrays.a, transposeA, b: arrays.b, transposeB, m, n, k, out: arrays.out });
          return arrays.out.slice();
        });
        assert.ok(largestDifference(results[0]!, results[1]!) < 1e-3);
      }
    }
  });
}
