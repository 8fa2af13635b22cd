// Tests of EASE: against the closed form solved densely, and the dual against the primal.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { invertPositiveDefinite } from '../linear-algebra/cholesky.ts';
import { createRandom } from '../random.ts';
import { Ease } from './ease.ts';

function randomData(users: number, items: number): Interactions {
  const random = createRandom(users);
  const rows: InteractionRow[] = [];
  for (let u = 0; u < users; u++) {
    for (let i = 0; i < items; i++)
      if (u === i % users || random.next() < 0.3)
        rows.push([u, i, random.next() < 0.2 ? -1 : 1 + random.integer(3)]);
  }
  return Interactions.from(rows);
}

/** B of the paper's formula, straight from a dense X. */
function closedForm(data: Interactions, lambda: number): (i: number, j: number) => number {
  const n = data.itemCount;
  const { start, column, value } = data.matrix;
  const p = new Float64Array(n * n);
  for (let i = 0; i < n; i++) p[i * n + i] = lambda;
  for (let u = 0; u < data.userCount; u++) {
    for (let a = start[u]!; a < start[u + 1]!; a++) {
      for (let b = start[u]!; b < start[u + 1]!; b++)
        p[column[a]! * n + column[b]!]! += value[a]! * value[b]!;
    }
  }
  invertPositiveDefinite(p, n);
  return (i, j) => (i === j ? 0 : -p[i * n + j]! / p[j * n + j]!);
}

for (const [form, users, items] of [
  ['dual', 12, 40],
  ['primal', 40, 12],
] as const) {
  test(`Ease (${form}) scores equal the closed form, history items included`, async () => {
    const data = randomData(users, items);
    const weight = closedForm(data, 2.5);
    const model = new Ease({ lambda: 2.5 });
    await model.fit(data);
    assert.equal(
      model.save().meta.own !== null && JSON.stringify(model.save().meta.own),
      `{"dual":${form === 'dual'}}`,
    );
    const history = [
      { item: 3, weight: 2 },
      { item: 7, weight: -1 },
      { item: 11, weight: 1 },
    ];
    const scores = model.scores(history, data.items.ids);
    const at = (id: number): number => data.items.indexOf(id);
    scores.forEach((score, j) => {
      const expected = history.reduce((sum, entry) => sum + entry.weight * weight(at(entry.item), j), 0);
      assert.ok(Math.abs(score - expected) < 1e-4, `item ${j}: ${score} against ${expected}`);
    });
  });

  test(`Ease (${form}) contributions add up to the score`, async () => {
    const model = new Ease({ lambda: 2.5 });
    await model.fit(randomData(users, items));
    const { score, reasons } = model.explain([{ item: 1 }, { item: 2, weight: -2 }, { item: 5 }], 9, {
      limit: 10,
    });
    const total = reasons.reduce((sum, { contribution }) => sum + contribution, 0);
    assert.ok(Math.abs(total - score) < 1e-5, `${total} against ${score}`);
  });

  test(`Ease (${form}) likeness of items is symmetric`, async () => {
    const model = new Ease({ lambda: 2.5 });
    await model.fit(randomData(users, items));
    const likeness = (a: number, b: number): number => model.similarItems(a, { include: [b] })[0]!.score;
    assert.ok(Math.abs(likeness(3, 8) - likeness(8, 3)) < 1e-5);
  });
}

test('Ease refuses a lambda of 0', () => {
  assert.throws(() => new Ease({ lambda: 0 }), { code: 'invalid-parameter', message: /lambda "0"/ });
});
