// Tests of the evaluation on lists measured by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Id } from '../id-index.ts';
import { Interactions } from '../interactions.ts';
import { Model } from '../model.ts';
import type { ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';
import { bootstrapInterval, bootstrapIntervals, comparePaired } from './bootstrap.ts';
import { compare, formatComparison } from './compare.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluateOptions } from './evaluate.ts';
import type { Split } from './split.ts';

/** Gives everybody the scores it was made with. */
class FixedScores extends Model {
  readonly kind = 'fixed';
  readonly parameters = {};
  readonly #scores: readonly number[];

  constructor(scores: readonly number[]) {
    super();
    this.#scores = scores;
  }

  protected async train(): Promise<void> {
    // Nothing to learn.
  }

  protected scoreProfile(_profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    out.set(this.#scores);
  }

  contributions(): Float32Array {
    return new Float32Array(0);
  }

  protected savePart(): ModelPart {
    return { meta: {}, tensors: {} };
  }

  protected loadPart(): void {
    // Nothing to read.
  }
}

/** Items 0 to 5 by name; user `a` has item 0, and 2 and 4 are hidden; user `b` has 1, and 5 is hidden. */
function smallSplit(): Split {
  const all = Interactions.from([
    ['z', 0],
    ['z', 1],
    ['z', 2],
    ['z', 3],
    ['z', 4],
    ['z', 5],
    ['a', 0],
    ['a', 2],
    ['a', 4],
    ['b', 1],
    ['b', 5],
  ]);
  const hidden = (user: number, item: number): boolean =>
    (user === 1 && (item === 2 || item === 4)) || (user === 2 && item === 5);
  const train = all.filter((user, item) => !hidden(user, item));
  return { name: 'small', train, histories: train, heldOut: all.filter(hidden) };
}

async function measure(scores: readonly number[], ks: readonly number[], more: EvaluateOptions = {}) {
  const split = smallSplit();
  const model = new FixedScores(scores);
  await model.fit(split.train);
  return evaluate(model, split, { ks, resamples: 50, ...more });
}

test('evaluate measures lists as by hand', async () => {
  // a sees 1 2 3 4 5 (hits at places 2 and 4 of T = 2), b sees 0 2 3 4 5 (hit at place 5 of T = 1).
  const { metrics, users, perUser } = await measure([6, 5, 4, 3, 2, 1], [2, 5]);
  const close = (name: keyof typeof metrics, expected: number): void =>
    assert.ok(Math.abs(metrics[name]! - expected) < 1e-6, `${name} is ${metrics[name]}, not ${expected}`);
  assert.equal(users, 2);
  close('precision@2', (1 / 2 + 0) / 2);
  close('recall@2', (1 / 2 + 0) / 2);
  close('recall@5', 1);
  close('cappedRecall@2', (1 / 2 + 0) / 2);
  close('hitRate@2', 1 / 2);
  close('mrr@5', (1 / 2 + 1 / 5) / 2);
  const ideal = 1 + 1 / Math.log2(3);
  close('ndcg@2', 1 / Math.log2(3) / ideal / 2);
  close('ndcg@5', ((1 / Math.log2(3) + 1 / Math.log2(5)) / ideal + 1 / Math.log2(6)) / 2);
  close('map@5', ((1 / 2 + 2 / 4) / 2 + 1 / 5) / 2);
  close('coverage@2', 3 / 6);
  close('coverage@5', 1);
  assert.deepEqual([...perUser['hitRate@2']!], [1, 0]);
});

test('evaluate measures AUC, the lift in popularity and miscalibration as by hand', async () => {
  const scores = [6, 5, 4, 3, 2, 1];
  const categories = (item: Id): string[] => [Number(item) < 3 ? 'drama' : 'comedy'];
  const { metrics, perUser, intervals } = await measure(scores, [1, 2], { categories });
  // a: 2 beats 3 and 5 but not 1, 4 beats 5 alone, of 6 pairs; b: 5 beats none of 4.
  assert.deepEqual([...perUser.auc!], [Math.fround(3 / 6), 0]);
  assert.equal(metrics.auc, 1 / 4);
  assert.ok(intervals.auc!.low >= 0 && intervals.auc!.high <= 0.5);
  // Shares of three people: 0 and 1 two, the others one. Lists of one: a gets 1, b gets 0; histories: 0 and 1.
  assert.ok(Math.abs(metrics['popularityLift@1']!) < 1e-12);
  // Lists of two: a gets 1 2, b gets 0 2: shares of 1/2 on average against 2/3.
  assert.ok(Math.abs(metrics['popularityLift@2']! - (1 / 2 / (2 / 3) - 1)) < 1e-12);
  // Drama alone in histories and lists.
  assert.ok(Math.abs(metrics['miscalibration@2']!) < 1e-12);
  const other = await measure([1, 1, 1, 9, 8, 7], [2], { categories });
  assert.ok(Math.abs(other.metrics['miscalibration@2']! - Math.log(100)) < 1e-12);
});

test('evaluate leaves out what is not asked for', async () => {
  const { metrics, intervals } = await measure([6, 5, 4, 3, 2, 1], [2], { lists: false, resamples: 0 });
  assert.equal(metrics['coverage@2'], undefined);
  assert.equal(metrics['miscalibration@2'], undefined);
  assert.equal(metrics['ndcg@2']! > 0, true);
  assert.deepEqual(intervals, {});
});

test('evaluate counts ties against the model', async () => {
  const { metrics } = await measure([0, 0, 0, 0, 0, 0], [3, 4]);
  // a: three others come before the two hidden ones, b: four before the one.
  assert.equal(metrics['hitRate@3'], 0);
  assert.equal(metrics['hitRate@4'], 0.5);
});

test('evaluate refuses NaN', async () => {
  await assert.rejects(measure([1, Number.NaN, 1, 1, 1, 1], [3]), { code: 'invalid-score' });
});

test('evaluate: Gini is 0 for even and near 1 for lone recommendations', async () => {
  const even = await measure([6, 5, 4, 3, 2, 1], [5]);
  assert.ok(even.metrics['gini@5']! < 0.2);
  const lone = await measure([0, 0, 9, 0, 0, 0], [1]);
  assert.ok(Math.abs(lone.metrics['gini@1']! - 5 / 6) < 1e-9);
});

test('bootstrapInterval holds the mean and narrows with more values', () => {
  const random = createRandom(1);
  const draw = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.next());
  const few = bootstrapInterval(draw(50), { random });
  const many = bootstrapInterval(draw(5000), { random });
  assert.ok(many.low < 0.5 + 0.02 && many.high > 0.5 - 0.02);
  assert.ok(many.high - many.low < (few.high - few.low) / 5);
});

test('bootstrapIntervals of several measures are those of each alone', () => {
  const random = createRandom(6);
  const measures = Array.from({ length: 11 }, (_, m) =>
    Float32Array.from({ length: 333 }, () => m + random.next()),
  );
  const together = bootstrapIntervals(measures, { random: createRandom(9), resamples: 130 });
  measures.forEach((values, m) => {
    const alone = bootstrapInterval(values, { random: createRandom(9), resamples: 130 });
    assert.ok(
      Math.abs(alone.low - together[m]!.low) < 1e-6 && Math.abs(alone.high - together[m]!.high) < 1e-6,
    );
    // 130 resamples worked out one by one: the third and the fourth last of the sorted means.
    const draws = createRandom(9);
    const means = Array.from({ length: 130 }, () => {
      let sum = 0;
      for (let i = 0; i < 333; i++) sum += values[draws.integer(333)]!;
      return sum / 333;
    }).sort((a, b) => a - b);
    assert.ok(Math.abs(together[m]!.low - means[3]!) < 1e-5);
    assert.ok(Math.abs(together[m]!.high - means[126]!) < 1e-5);
  });
});

test('comparePaired tells a real difference from none', () => {
  const random = createRandom(2);
  const base = Float64Array.from({ length: 400 }, () => random.next());
  const noise = base.map((value) => value + random.normal() * 0.1);
  const better = noise.map((value) => value + 0.05);
  assert.ok(comparePaired(better, base, { random }).p < 0.01);
  assert.ok(comparePaired(base, base, { random }).p === 1);
  assert.throws(() => comparePaired(base, base.slice(1), { random }), RangeError);
});

test('compare fits and measures each model, formatComparison marks the best', async () => {
  const steps = new Set<string>();
  const results = await compare(
    [new FixedScores([6, 5, 4, 3, 2, 1]), new FixedScores([1, 2, 3, 4, 5, 6])],
    smallSplit(),
    {
      ks: [2],
      onProgress: ({ model, step }) => steps.add(`${model} ${step}`),
    },
  );
  assert.deepEqual([...steps], ['fixed evaluate']);
  const lines = formatComparison(results, ['ndcg@2', 'gini@2']).split('\n');
  assert.equal(lines.length, 3);
  assert.match(lines[0]!, /^model +ndcg@2 +gini@2$/);
  assert.ok(!lines[1]!.includes(`${results[0]!.metrics['ndcg@2']!.toFixed(4)}*`));
  assert.ok(lines[2]!.includes(`${results[1]!.metrics['ndcg@2']!.toFixed(4)}*`));
});
