// Tests of the evaluation on lists measured by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import { Model } from '../model.ts';
import type { ModelPart } from '../model.ts';
import type { Profile } from '../profile.ts';
import { createRandom } from '../random.ts';
import { bootstrapInterval, comparePaired } from './bootstrap.ts';
import { compare, formatComparison } from './compare.ts';
import { evaluate } from './evaluate.ts';
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

async function measure(scores: readonly number[], ks: readonly number[]) {
  const split = smallSplit();
  const model = new FixedScores(scores);
  await model.fit(split.train);
  return evaluate(model, split, { ks, resamples: 50 });
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
