// Tests of the search over real models on a small data set with three circles of taste.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { splitRandom } from '../evaluation/split.ts';
import { Interactions } from '../interactions.ts';
import { modelFamily } from '../parameters/model-families.ts';
import { createRandom } from '../random.ts';
import { rankingObjective, ratingObjective } from './objective.ts';
import { tune } from './tune.ts';

/** 90 people in three circles of 20 titles each; each takes 12 titles, most of the own circle. */
function circles(): Interactions {
  const random = createRandom(8);
  const rows: [number, number, number, number][] = [];
  for (let user = 0; user < 90; user++) {
    for (let k = 0; k < 12; k++) {
      const own = random.next() < 0.85 ? user % 3 : random.integer(3);
      const stars = own === user % 3 ? 4 + random.integer(2) : 1 + random.integer(2);
      rows.push([user, own * 20 + random.integer(20), stars, k]);
    }
  }
  return Interactions.from(rows);
}

const training = circles();
const objective = rankingObjective(splitRandom(training.binarize(), { random: createRandom(1) }), 'ndcg@10');
const now = (): number => performance.now();

test('tune finds a setting of EASE at least as good as the default one', async () => {
  const family = modelFamily('ease');
  const bare = family.create();
  await bare.fit(objective.train);
  const { best, trials } = await tune(family, objective, {
    method: 'random',
    trials: 12,
    now,
    ranges: { lambda: [0.1, 10_000] },
  });
  assert.equal(trials.length, 12);
  assert.ok(trials.every(({ error, seconds }) => error === null && seconds > 0));
  assert.ok(best!.score! >= (await objective.measure(bare)));
  const refitted = family.create(best!.parameters);
  await refitted.fit(objective.train);
  assert.equal(await objective.measure(refitted), best!.score);
});

test('tune gives the same trials for the same seed, others for another', async () => {
  const run = async (seed: number) => {
    const { trials } = await tune(modelFamily('item-knn'), objective, { trials: 14, seed, now });
    return trials.map(({ parameters, score }) => ({ parameters, score }));
  };
  assert.deepEqual(await run(3), await run(3));
  assert.notDeepEqual(await run(3), await run(4));
});

test('tune by halving trains on fewer epochs first', async () => {
  const seen: number[] = [];
  const { trials } = await tune(modelFamily('implicit-als'), objective, {
    method: 'halving',
    trials: 39,
    now,
    fixed: { epochs: 9, factors: 8 },
    fit: { onProgress: ({ total }) => void (seen.at(-1) !== total && seen.push(total)) },
  });
  assert.deepEqual(seen, [1, 3, 9]);
  assert.deepEqual([trials[0]!.budget, trials[27]!.budget, trials[38]!.budget], [1 / 9, 1 / 3, 1]);
});

test('tune by halving trains models without epochs on fewer users first', async () => {
  const { trials } = await tune(modelFamily('ease'), objective, { method: 'halving', trials: 39, now });
  const family = modelFamily('ease');
  const whole = family.create(trials[0]!.parameters);
  await whole.fit(objective.train);
  // A ninth of the users knows less than all.
  assert.ok(trials[0]!.score! < (await objective.measure(whole)));
  assert.equal(trials[38]!.error, null);
});

test('tune stops the epochs of a model that no longer improves, and scores the best of them', async () => {
  const family = modelFamily('implicit-als');
  const fixed = { factors: 16, epochs: 60 };
  const options = { method: 'random', trials: 2, now, fixed, earlyStopping: { patience: 3 } } as const;
  const { trials } = await tune(family, objective, options);
  for (const { epoch, score, parameters } of trials) {
    assert.ok(epoch! >= 1 && epoch! < 60, `stopped after epoch ${epoch}`);
    const again = family.create(parameters);
    await again.fit(objective.train, { onEpoch: (done) => done < epoch! });
    assert.equal(await objective.measure(again), score);
  }
});

test('tune measures the last epoch also where it lies between two looks', async () => {
  const { trials } = await tune(modelFamily('implicit-als'), objective, {
    method: 'random',
    trials: 1,
    now,
    fixed: { factors: 8, epochs: 3 },
    earlyStopping: { every: 2, patience: 5 },
  });
  assert.ok([2, 3].includes(trials[0]!.epoch!));
  const two = await tune(modelFamily('implicit-als'), objective, {
    method: 'random',
    trials: 1,
    now,
    fixed: { factors: 8, epochs: 1 },
    earlyStopping: { every: 2, patience: 5 },
  });
  assert.equal(two.trials[0]!.epoch, 1);
});

test('tune minimises the error of predicted stars, and says which models predict none', async () => {
  const stars = ratingObjective(training, { random: createRandom(2), range: { low: 1, high: 5 } });
  assert.equal(stars.train.count + Math.ceil(training.count / 10), training.count);
  const { best, trials } = await tune(modelFamily('svd'), stars, {
    trials: 12,
    now,
    fixed: { factors: 4, implicitFeedback: false, epochs: 20 },
  });
  const rmse = best!.score!;
  assert.equal(rmse, Math.min(...trials.map(({ score }) => score!)));
  assert.ok(rmse < 1.2, `RMSE ${rmse}`);
  const none = await tune(modelFamily('ease'), stars, { trials: 1, now });
  assert.equal(none.trials[0]!.error, 'Cannot measure rmse of ease: it does not predict stars');
});

test('tune ends at a signal in the middle of a trial, which does not count', async () => {
  const stop = new AbortController();
  const result = await tune(modelFamily('implicit-als'), objective, {
    trials: 5,
    now,
    signal: stop.signal,
    fixed: { factors: 8, epochs: 6 },
    onTrial: ({ number }) => void (number === 1 && setTimeout(() => stop.abort(), 0)),
    pause: () => new Promise((resolve) => void setTimeout(resolve, 2)),
  });
  assert.deepEqual([result.ended, result.trials.length], ['signal', 2]);
  assert.ok(result.best!.number <= 1);
});

test('tune refuses unknown methods, parameters and metrics', async () => {
  const code = 'invalid-parameter';
  const family = modelFamily('ease');
  await assert.rejects(tune(family, objective, { trials: 1, now, method: 'guess' as 'tpe' }), { code });
  await assert.rejects(tune(family, objective, { trials: 1, now, fixed: { alpha: 1 } }), { code });
  await assert.rejects(tune(family, objective, { trials: 0, now }), { code });
  const split = splitRandom(training, { random: createRandom(1) });
  assert.throws(() => rankingObjective(split, 'ndcg@ten' as 'ndcg@10'), { code });
  const odd = rankingObjective(split, 'taste@10' as 'ndcg@10');
  const { trials } = await tune(family, odd, { trials: 1, now });
  assert.match(trials[0]!.error!, /no such metric/);
});
