// Tests of search by codes and lists against scoring everything.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { availableKernels } from '../kernels/available-kernels.ts';
import { createFactorScorer } from '../linear-algebra/factor-scorer.ts';
import { createRandom } from '../random.ts';
import { topItems } from '../top-items.ts';
import { FactorIndex } from './factor-index.ts';
import type { IndexRequest } from './factor-index.ts';
import { partitionFactors } from './partition-factors.ts';
import type { Partition } from './partition-factors.ts';

/** Factors around a few directions, some long and most short, as those of a trained model are; some rows are equal, one is 0. */
function clusteredFactors(items: number, rank: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const centres = Float32Array.from({ length: 20 * rank }, () => random.normal());
  const factors = new Float32Array(items * rank);
  for (let i = 1; i < items; i++) {
    const centre = random.integer(20) * rank;
    const length = 0.2 + random.next() ** 3;
    for (let f = 0; f < rank; f++)
      factors[i * rank + f] =
        i % 10 === 9 ? factors[(i - 1) * rank + f]! : length * (centres[centre + f]! + 0.6 * random.normal());
  }
  return factors;
}

const draw = (length: number, seed: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => random.normal());
};

const request = (
  options: Partial<IndexRequest> & Pick<IndexRequest, 'scoreOf' | 'tieBreak'>,
): IndexRequest => ({
  limit: 10,
  blocked: new Set(),
  ...options,
});

for (const variant of availableKernels()) {
  test(`FactorIndex.best (${variant}) that reads everything is what scoring everything gives, to the bit`, async () => {
    for (const [items, rank] of [
      [1, 1],
      [3, 5],
      [17, 16],
      [130, 17],
      [1_029, 33],
      [5_003, 64],
    ] as const) {
      const factors = clusteredFactors(items, rank, items);
      const scorer = createFactorScorer(factors, rank, 0.3, variant);
      const tieBreak = Float32Array.from({ length: items }, (_, i) => i % 3);
      const partition = await partitionFactors(factors, rank, { random: createRandom(1), with: variant });
      for (const lists of [null, partition]) {
        const index = FactorIndex.create(factors, rank, lists, variant)!;
        for (let seed = 0; seed < 4; seed++) {
          const query = draw(rank, seed);
          const scores = new Float32Array(items);
          scorer.score(query, scores);
          const blocked = new Set(seed % 2 === 0 ? [] : [...topItems(scores, 3, tieBreak)]);
          for (const limit of [0, 1, 10, 2 * items]) {
            const scoreOf = scorer.scoreOf(query);
            const found = index.best(query, { limit, tieBreak, blocked, scoreOf });
            const masked = scores.map((score, i) => (blocked.has(i) ? -Infinity : score));
            const expected = topItems(masked, limit, tieBreak);
            assert.deepEqual(found.items, expected, `${limit} of ${items} by ${rank}`);
            assert.deepEqual(
              found.scores,
              expected.length ? Float32Array.from(expected, (i) => scores[i]!) : new Float32Array(0),
            );
          }
        }
      }
    }
  });
}

const ITEMS = 20_000;
const RANK = 32;
const factors = clusteredFactors(ITEMS, RANK, 4);
const scorer = createFactorScorer(factors, RANK, 0.3);
const tieBreak = new Float32Array(ITEMS);

const learn = async (seed: number): Promise<Partition> => {
  return (await partitionFactors(factors, RANK, { random: createRandom(seed), passes: 3, lists: 64 }))!;
};

test('FactorIndex.best finds .95 of the best hundred in an eighth of the items, and all of them in all', async () => {
  const index = FactorIndex.create(factors, RANK, await learn(2))!;
  const recall = (read: number): number => {
    let hits = 0;
    for (let seed = 0; seed < 20; seed++) {
      const query = factors
        .slice(seed * 50 * RANK, seed * 50 * RANK + RANK)
        .map((value, f) => value + 0.1 * Math.sin(f + seed));
      const scores = new Float32Array(ITEMS);
      scorer.score(query, scores);
      const expected = new Set(topItems(scores, 100, tieBreak));
      const scoreOf = scorer.scoreOf(query);
      const { items } = index.best(query, request({ limit: 100, read, scoreOf, tieBreak }));
      assert.equal(items.length, 100);
      for (const item of items) if (expected.has(item)) hits++;
    }
    return hits / 2_000;
  };
  const found = recall(ITEMS / 8);
  assert.ok(found >= 0.95, String(found));
  assert.equal(recall(ITEMS), 1);
});

test('FactorIndex.best reads on where few items are left, and never gives a blocked one', async () => {
  const index = FactorIndex.create(factors, RANK, await learn(2))!;
  const query = draw(RANK, 1);
  const left = new Set([7, 4_001, 19_999]);
  const blocked = new Set(Array.from({ length: ITEMS }, (_, i) => i).filter((i) => !left.has(i)));
  const scoreOf = scorer.scoreOf(query);
  const { items } = index.best(query, request({ read: 1, blocked, scoreOf, tieBreak }));
  assert.deepEqual(new Set(items), left);
});

test('partitionFactors gives the same lists for the same seed, and others for another', async () => {
  const [first, again, other] = [await learn(2), await learn(2), await learn(3)];
  assert.deepEqual(again, first);
  assert.notDeepEqual(other.listOf, first.listOf);
});

test('partitionFactors puts every item into the list of the nearest direction', async () => {
  const { listOf, directions } = await learn(2);
  for (let item = 1; item < ITEMS; item += 997) {
    const products = Array.from({ length: 64 }, (_, l) => {
      let sum = 0;
      for (let f = 0; f < RANK; f++) sum += factors[item * RANK + f]! * directions[l * RANK + f]!;
      return sum;
    });
    assert.ok(products[listOf[item]!]! > Math.max(...products) - 1e-4, `item ${item}`);
  }
});

test('partitionFactors stops where onStep throws', async () => {
  const onStep = (): never => {
    throw new RangeError('stopped');
  };
  await assert.rejects(partitionFactors(factors, RANK, { random: createRandom(1), onStep }), {
    message: 'stopped',
  });
});
