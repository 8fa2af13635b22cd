// Tests of alternating least squares: every kernel against its twin, one result on any number of threads, one minimum for all solvers.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openThreads } from '../../node/open-threads.ts';
import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { availableKernels } from '../kernels/available-kernels.ts';
import { createRandom } from '../random.ts';
import { alternateRatings } from './alternate-ratings.ts';
import { alternate } from './alternating-least-squares.ts';
import type { AlternatingOptions } from './alternating-least-squares.ts';
import type { RowSolver } from './half-steps.ts';
import { gramOfFactors, solveRow } from './least-squares-rows.ts';
import type { RatingFactors } from './rating-descent.ts';
import { dot } from './vectors.ts';

const solvers: readonly RowSolver[] = [
  { kind: 'cholesky' },
  { kind: 'cg', steps: 3 },
  { kind: 'blocks', block: 16 },
];
const one = openThreads({ count: 1 });
const two = openThreads({ count: 2 });
after(async () => {
  await one.close();
  await two.close();
});

/** Some users and items have no entry; one user has more entries than a kernel gathers at a time. */
function randomData(users: number, items: number, density: number, stars: boolean): Interactions {
  const random = createRandom(users * 31 + items);
  const rows: InteractionRow[] = [];
  for (let u = 0; u < users; u++) {
    for (let i = 0; i < items; i++) {
      if (u > 0 && random.next() > density) continue;
      const implicit = random.next() < 0.2 ? -1 : 0.5 + random.integer(3);
      rows.push([u, i, stars ? 1 + random.integer(5) : implicit]);
    }
  }
  return Interactions.from(rows).filter((user, item) => user % 17 !== 5 && item % 23 !== 7);
}

const data = randomData(150, 261, 0.1, false);

function problem(rank: number): { first: Float32Array; options: AlternatingOptions } {
  const random = createRandom(rank);
  return {
    first: Float32Array.from({ length: data.itemCount * rank }, () => random.normal() * 0.3),
    options: {
      users: data.matrix,
      items: data.byItem,
      rank,
      epochs: 2,
      alpha0: 0.3,
      ridge: (entries) => 0.1 * entries + 1,
    },
  };
}

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));

const ratings = randomData(90, 141, 0.2, true);
const rate = (rank: number, extra: Partial<Parameters<typeof alternateRatings>[0]>): Promise<RatingFactors> =>
  alternateRatings({
    users: ratings.matrix,
    items: ratings.byItem,
    rank,
    epochs: 2,
    ridge: (count) => 0.1 * count,
    biasRatio: 0.25,
    deviation: 0.2,
    random: createRandom(rank),
    ...extra,
  });

for (const solver of solvers) {
  for (const variant of availableKernels()) {
    test(`alternate by ${solver.kind} (${variant}) equals the scalar reference`, async () => {
      for (const rank of [1, 4, 8, 13, 40]) {
        const { first, options } = problem(rank);
        const expected = await alternate(first, { ...options, solver, with: 'scalar' });
        const found = await alternate(first, { ...options, solver, with: variant });
        const difference = largestDifference(found.items, expected.items);
        assert.ok(difference < 5e-4, `rank ${rank}: ${difference}`);
        const grams = largestDifference(found.userGram, expected.userGram);
        assert.ok(grams < 5e-3, `rank ${rank}, Gram matrix of the users: ${grams}`);
      }
    });

    test(`alternateRatings by ${solver.kind} (${variant}) equals the scalar reference`, async () => {
      for (const rank of [1, 7, 16, 29]) {
        const expected = await rate(rank, { solver, with: 'scalar' });
        const found = await rate(rank, { solver, with: variant });
        for (const part of ['users', 'items', 'userBias', 'itemBias'] as const) {
          const difference = largestDifference(found[part], expected[part]);
          assert.ok(difference < 2e-3, `rank ${rank}, ${part}: ${difference}`);
        }
      }
    });

    test(`alternate by ${solver.kind} (${variant}) gives the same bits on any number of threads`, async () => {
      const { first, options } = problem(21);
      const alone = await alternate(first, { ...options, solver, with: variant });
      for (const threads of [one, two])
        assert.deepEqual(await alternate(first, { ...options, solver, threads, with: variant }), alone);
    });
  }

  test(`alternateRatings by ${solver.kind} gives the same bits on any number of threads`, async () => {
    const alone = await rate(12, { solver });
    for (const threads of [one, two]) assert.deepEqual(await rate(12, { solver, threads }), alone);
  });
}

/** The objective of ImplicitAls at these items, with the best users for them. */
function objective(items: Float32Array, rank: number, options: AlternatingOptions): number {
  const { alpha0 } = options;
  const { start, column, value, rowCount, columnCount } = options.users;
  const gram = gramOfFactors(items, rank, alpha0);
  const work = new Float64Array(rank * rank);
  const x = new Float64Array(rank);
  let sum = 0;
  for (let u = 0; u < rowCount; u++) {
    const [columns, values] = [column, value].map((array) => array.subarray(start[u], start[u + 1]));
    const ridge = options.ridge(columns!.length, columnCount);
    solveRow({ factors: items, rank, gram }, columns as Int32Array, values as Float32Array, ridge, work, x);
    const weights = new Map(Array.from(columns!, (item, k) => [item, values![k]!]));
    for (let i = 0; i < columnCount; i++) {
      const score = dot(items, i * rank, x, 0, rank);
      const weight = weights.get(i) ?? 0;
      sum += alpha0 * score ** 2 + Math.abs(weight) * (score - (weight > 0 ? 1 : 0)) ** 2;
    }
    sum += ridge * dot(x, 0, x, 0, rank);
  }
  for (let i = 0; i < columnCount; i++) {
    const ridge = options.ridge(options.items.start[i + 1]! - options.items.start[i]!, rowCount);
    sum += ridge * dot(items, i * rank, items, i * rank, rank);
  }
  return sum;
}

test('alternate falls to the same objective within 0.1 % by every solver', async () => {
  const rank = 24;
  const { first, options } = problem(rank);
  const found: number[] = [];
  for (const solver of solvers) {
    const falling: number[] = [];
    await alternate(first, {
      ...options,
      epochs: 40,
      solver,
      onEpoch: async (_done, items) => {
        falling.push(objective(items(), rank, options));
        return true;
      },
    });
    assert.ok(
      falling.every((value, epoch) => epoch === 0 || value < falling[epoch - 1]! * (1 + 1e-6)),
      `${solver.kind}: ${falling.join(' ')}`,
    );
    found.push(falling.at(-1)!);
  }
  assert.ok(Math.max(...found) < Math.min(...found) * 1.001, found.join(' '));
  assert.ok(Math.max(...found) < 0.8 * objective(first, rank, options), found.join(' '));
});

test('alternate lets go of the threads when it is stopped', async () => {
  const { first, options } = problem(8);
  const onStep = (epoch: number): void => {
    if (epoch === 1) throw new Error('Cannot wait');
  };
  await assert.rejects(alternate(first, { ...options, threads: two, onStep }), { message: 'Cannot wait' });
  assert.equal((await alternate(first, { ...options, threads: two })).items.length, first.length);
});

test('alternate runs on the calling thread where memory cannot be shared', async () => {
  const { first, options } = problem(8);
  const alone = await alternate(first, options);
  const shared = Object.getOwnPropertyDescriptor(globalThis, 'SharedArrayBuffer')!;
  Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  try {
    const idle = { ...two, run: () => Promise.reject(new Error('Cannot share')) };
    assert.deepEqual(await alternate(first, { ...options, threads: idle }), alone);
  } finally {
    Object.defineProperty(globalThis, 'SharedArrayBuffer', shared);
  }
});
