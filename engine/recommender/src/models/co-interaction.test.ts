// Tests of title to people to titles: who is asked, the base rate, and the reasons.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { toyInteractions } from '../model.suite.ts';
import { CoInteraction } from './co-interaction.ts';

test('CoInteraction.explain counts the people found who chose the item, and the base rate', async () => {
  const model = new CoInteraction();
  await model.fit(toyInteractions());
  // All 12 people of the crime circle have c0; of them p1, p6 and p11 lack c2.
  assert.deepEqual(model.explain([{ item: 'c0' }], 'c2').people, { count: 9, of: 12, baseRate: 9 / 20 });
  assert.deepEqual(model.explain([{ item: 'c0' }], 'l0').people, { count: 0, of: 12, baseRate: 8 / 20 });
});

test('CoInteraction scores what the people choose beyond the base rate', async () => {
  const model = new CoInteraction({ popularityDiscount: 0 });
  await model.fit(toyInteractions());
  const [crime, love] = model.scores([{ item: 'c0' }], ['c0', 'l0']);
  assert.ok(Math.abs(crime! - (1 - 12 / 20)) < 1e-6);
  assert.ok(Math.abs(love! - -8 / 20) < 1e-6);
});

test('CoInteraction asks no more people than neighbours', async () => {
  const model = new CoInteraction({ neighbours: 3 });
  await model.fit(toyInteractions());
  assert.equal(model.explain([{ item: 'c0' }], 'c2').people?.of, 3);
});
