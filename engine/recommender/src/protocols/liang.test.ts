import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Popularity } from '../models/popularity.ts';
import { liang } from './liang.ts';

/** Forty users with seven likings each, five with four, and a dislike for everybody, in the layout of the given separator. */
function lines(separator: string, heading?: string): string[] {
  const written = heading === undefined ? [] : [heading];
  for (let user = 1; user <= 45; user++) {
    const liked = user <= 40 ? 7 : 4;
    for (let item = 1; item <= liked; item++)
      written.push([user, ((user + item) % 12) + 1, 4.5, 964_982_703].join(separator));
    written.push([user, 99, 1, 964_982_703].join(separator));
  }
  return written;
}

test('liang keeps ratings of four stars and more of users with five of them, whatever the layout', () => {
  const csv = liang.prepare(() => lines(',', 'userId,movieId,rating,timestamp'));
  assert.deepEqual([csv.data.users, csv.data.interactions, csv.data.items], [40, 280, 12]);
  assert.equal(liang.prepare(() => lines('::')).data.hash, csv.data.hash);
  assert.equal(liang.prepare(() => lines('\t')).data.hash, csv.data.hash);
});

test('liang measures users that were never learnt from, and says that published figures are of another set', async () => {
  const task = liang.prepare(() => lines(','));
  const model = new Popularity();
  const { metrics, samples } = await task.measure(model, { now: () => 0, again: () => new Popularity() });
  assert.equal(samples, 3);
  assert.equal(metrics['cappedRecall@20'], 1);
  assert.match(task.incomparable ?? '', /MovieLens-20M/);
});

test('liang learns from neither test nor validation users, and from the same for both', () => {
  const test = liang.prepare(() => lines(','));
  const validation = liang.prepare(() => lines(','), { part: 'validation' });
  assert.equal(test.data.hash, validation.data.hash);
  const users = (split: typeof test.split): unknown[] => [...split!.train.users.ids];
  assert.deepEqual(users(test.split), users(validation.split));
  const asked = [test.split!, test.validation!].flatMap(({ histories }) => [...histories.users.ids]);
  assert.equal(new Set(asked).size, 6);
  assert.ok(asked.every((user) => !users(test.split).includes(user)));
  assert.equal(validation.validation, null);
});

test('liang quotes a line that is no rating', () => {
  assert.throws(() => liang.prepare(() => ['1,2,4', '1,x,4']), /line 2 "1,x,4"/);
  assert.throws(() => liang.prepare(() => ['1,2']), /line 1 "1,2": user, movie, stars are expected/);
});
