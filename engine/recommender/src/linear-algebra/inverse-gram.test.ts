// Tests of the inverse of a Gram matrix: the weights of EASE against double precision, on one thread and on several.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openThreads } from '../../node/open-threads.ts';
import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { availableKernels } from '../kernels/available-kernels.ts';
import { createRandom } from '../random.ts';
import { invertGram } from './inverse-gram.ts';
import type { DenseSquare } from './inverse-gram.ts';

const threads = [1, 2, 3].map((count) => openThreads({ count }));
after(() => Promise.all(threads.map((set) => set.close())));

function randomData(users: number, items: number, density: number): Interactions {
  const random = createRandom(users + items);
  const rows: InteractionRow[] = [];
  for (let u = 0; u < users; u++) {
    for (let i = 0; i < items; i++)
      if (u % items === i || i % users === u || random.next() < density) rows.push([u, i]);
  }
  return Interactions.from(rows);
}

/** Largest difference of B_ij = -P_ij / P_jj. */
function largestDifference(found: DenseSquare, expected: DenseSquare): number {
  const at = ({ values, stride }: DenseSquare, i: number, j: number): number =>
    -values[i * stride + j]! / values[j * stride + j]!;
  let worst = 0;
  for (let i = 0; i < expected.size; i++) {
    for (let j = 0; j < expected.size; j++)
      worst = Math.max(worst, Math.abs(at(found, i, j) - at(expected, i, j)));
  }
  return worst;
}

for (const variant of availableKernels()) {
  test(`invertGram (${variant}) gives the weights of EASE within 2e-6 of double precision at awkward sizes`, async () => {
    for (const items of [1, 7, 8, 127, 128, 129, 255, 385]) {
      const { byItem, matrix } = randomData(2 * items + 3, items, 0.15);
      const expected = await invertGram(byItem, matrix, { lambda: 5, with: 'scalar' });
      const found = await invertGram(byItem, matrix, { lambda: 5, with: variant });
      const worst = largestDifference(found, expected);
      assert.ok(worst < 2e-6, `${items} items: ${worst}`);
    }
  });

  test(`invertGram (${variant}) gives the same bits on any number of threads`, async () => {
    const { byItem, matrix } = randomData(400, 530, 0.1);
    const alone = await invertGram(byItem, matrix, { lambda: 5, with: variant });
    for (const set of threads) {
      const together = await invertGram(byItem, matrix, { lambda: 5, with: variant, threads: set });
      assert.deepEqual(together.values, alone.values, `${set.count} threads`);
    }
  });
}

test('invertGram sums more entries than it holds at a time', async () => {
  const { byItem, matrix } = randomData(4_500, 300, 0.8);
  assert.ok(matrix.column.length > 2 ** 20);
  const expected = await invertGram(byItem, matrix, { lambda: 5, with: 'scalar' });
  assert.ok(largestDifference(await invertGram(byItem, matrix, { lambda: 5 }), expected) < 1e-5);
});

test('invertGram refuses a matrix that is not positive definite, and stops where onStep throws', async () => {
  const { byItem, matrix } = randomData(40, 300, 0.2);
  for (const set of [undefined, threads[1]!]) {
    const options = set ? { threads: set } : {};
    await assert.rejects(invertGram(byItem, matrix, { lambda: -3, ...options }), {
      code: 'not-positive-definite',
    });
    const onStep = (): never => {
      throw new RangeError('stopped');
    };
    await assert.rejects(invertGram(byItem, matrix, { lambda: 3, onStep, ...options }), {
      message: 'stopped',
    });
  }
});

test('InverseGram.toRowSum answers with sums of the rows as they were changed', async () => {
  const { byItem, matrix } = randomData(600, 300, 0.1);
  for (const options of [{ with: 'scalar' as const }, {}, { threads: threads[1]! }]) {
    const inverse = await invertGram(byItem, matrix, { lambda: 5, ...options });
    inverse.values[2 * inverse.stride + 1] = 7;
    const out = new Float32Array(300);
    inverse.toRowSum().sum(Int32Array.of(2, 299), Float32Array.of(1, -2), out);
    out.forEach((sum, j) => {
      const expected =
        inverse.values[2 * inverse.stride + j]! - 2 * inverse.values[299 * inverse.stride + j]!;
      assert.ok(Math.abs(sum - expected) < 1e-6, `${j}: ${sum} against ${expected}`);
    });
  }
});
