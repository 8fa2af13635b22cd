// Tests of implicit ALS: the objective falls, the fold-in is its minimum, contributions add up.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openThreads } from '../../node/open-threads.ts';
import { circlesInteractions } from '../model.suite.ts';
import { ImplicitAls } from './implicit-als.ts';

const parameters = { factors: 6, alpha0: 0.2, regularization: 0.01, epochs: 8 };

/** The part of the objective that belongs to one user with factor x. */
function loss(model: ImplicitAls, history: ReadonlyMap<number, number>, x: Float32Array): number {
  const { alpha0, regularization, factors } = { ...parameters, ...model.parameters };
  let sum = 0;
  for (let i = 0; i < model.items.size; i++) {
    let score = 0;
    for (let f = 0; f < factors; f++) score += x[f]! * model.itemFactors[i * factors + f]!;
    const weight = history.get(i) ?? 0;
    sum += alpha0 * score ** 2 + Math.abs(weight) * (score - (weight > 0 ? 1 : 0)) ** 2;
  }
  const ridge = regularization * (history.size + alpha0 * model.items.size);
  return sum + ridge * x.reduce((total, value) => total + value ** 2, 0);
}

test('ImplicitAls.foldIn minimises the objective of the user, dislikes included', async () => {
  const model = new ImplicitAls(parameters);
  await model.fit(circlesInteractions());
  const history = new Map([
    [0, 1],
    [4, 2],
    [9, -1],
  ]);
  const { vector } = model.foldIn(
    Array.from(history, ([index, weight]) => ({ item: model.items.idAt(index), weight })),
  );
  const least = loss(model, history, vector!);
  for (let f = 0; f < parameters.factors; f++) {
    for (const step of [-0.01, 0.01]) {
      const moved = vector!.slice();
      moved[f]! += step;
      assert.ok(loss(model, history, moved) > least, `factor ${f}, step ${step}`);
    }
  }
});

test('ImplicitAls contributions add up to the score', async () => {
  const model = new ImplicitAls(parameters);
  await model.fit(circlesInteractions());
  const [a, b, c, asked] = [0, 4, 9, 20].map((index) => model.items.idAt(index));
  const { score, reasons } = model.explain(
    [{ item: a! }, { item: b!, weight: 2 }, { item: c!, weight: -1 }],
    asked!,
    { limit: 9 },
  );
  const total = reasons.reduce((sum, { contribution }) => sum + contribution, 0);
  assert.ok(Math.abs(total - score) < 1e-5, `${total} against ${score}`);
});

test('ImplicitAls with another seed starts elsewhere', async () => {
  const factors = async (seed: number): Promise<Float32Array> => {
    const model = new ImplicitAls({ ...parameters, seed });
    await model.fit(circlesInteractions());
    return model.itemFactors;
  };
  assert.notDeepEqual(await factors(1), await factors(2));
});

test('ImplicitAls reports progress and stops at an abort', async () => {
  const steps: number[] = [];
  const controller = new AbortController();
  const fit = new ImplicitAls(parameters).fit(circlesInteractions(), {
    signal: controller.signal,
    onProgress: ({ done }) => {
      steps.push(done);
      if (done === 2) controller.abort();
    },
  });
  await assert.rejects(fit, { name: 'AbortError' });
  assert.deepEqual(steps, [0, 1, 2]);
});

const threads = openThreads({ count: 2 });
after(() => threads.close());

for (const solver of ['cholesky', 'cg', 'blocks'] as const) {
  test(`ImplicitAls by ${solver} learns the same on two threads as on one`, async () => {
    const [one, two] = [0, 1].map(() => new ImplicitAls({ ...parameters, factors: 20, solver, block: 8 }));
    await one!.fit(circlesInteractions());
    await two!.fit(circlesInteractions(), { threads });
    assert.deepEqual(two!.itemFactors, one!.itemFactors);
  });
}

test('ImplicitAls on threads stops at an abort', async () => {
  const controller = new AbortController();
  const fit = new ImplicitAls(parameters).fit(circlesInteractions(), {
    threads,
    signal: controller.signal,
    onProgress: ({ done }) => done === 2 && controller.abort(),
  });
  await assert.rejects(fit, { name: 'AbortError' });
});

test('ImplicitAls on threads rejects when these are closed', async () => {
  const closed = openThreads({ count: 1 });
  await closed.close();
  const fit = new ImplicitAls(parameters).fit(circlesInteractions(), { threads: closed });
  await assert.rejects(fit, { code: 'thread-failed', message: /closed/ });
});

test('ImplicitAls refuses parameters out of range', () => {
  assert.throws(() => new ImplicitAls({ solver: 'gauss' as 'cg' }), {
    code: 'invalid-parameter',
    message: /solver "gauss".*cholesky, cg or blocks/,
  });
  assert.throws(() => new ImplicitAls({ factors: 0 }), { code: 'invalid-parameter', message: /factors "0"/ });
  assert.throws(() => new ImplicitAls({ regularization: Number.NaN }), { code: 'invalid-parameter' });
});
