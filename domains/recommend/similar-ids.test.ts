import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ease, Interactions } from '@kinora/recommender';
import { buildPools } from './candidate-pools.ts';
import type { TitleFact } from './ports.ts';
import { likenessOfFacts, similarIds } from './similar-ids.ts';

const fact = (id: number, changes: Partial<TitleFact> = {}): TitleFact => ({
  id,
  kind: 'film',
  title: `Film ${id}`,
  year: 1925,
  maturity: 0,
  playable: true,
  addedAt: 0,
  ratingCount: 10,
  genres: [],
  directors: [],
  ...changes,
});

test('likenessOfFacts() is 1 for twins and grows with each thing shared', () => {
  const caligari = fact(1, { year: 1920, genres: ['horror', 'fantasy'], directors: [7] });
  assert.equal(likenessOfFacts(caligari, { ...caligari, id: 2 }), 1);
  const steps = [
    fact(3, { year: 1950, genres: ['comedy'], kind: 'series' }),
    fact(3, { year: 1950, genres: ['comedy'] }),
    fact(3, { year: 1911, genres: ['comedy'] }),
    fact(3, { year: 1922, genres: ['comedy'] }),
    fact(3, { year: 1922, genres: ['comedy', 'horror'] }),
    fact(3, { year: 1922, genres: ['horror'] }),
    fact(3, { year: 1922, genres: ['horror'], directors: [7] }),
  ].map((other) => likenessOfFacts(caligari, other));
  for (let i = 1; i < steps.length; i += 1) assert.ok((steps[i] ?? 0) > (steps[i - 1] ?? 0), String(steps));
});

test('similarIds() asks the model first and lets the facts fill up, below it', async () => {
  const model = new Ease({ lambda: 1 });
  // 1 and 2 are chosen together, 3 by others; 4 is unknown to the model.
  const rows: [number, number][] = [];
  for (let user = 0; user < 10; user += 1) rows.push([user, 1], [user, 2], [user + 10, 3]);
  await model.fit(Interactions.from(rows));
  const pools = buildPools({
    titles: [
      fact(1, { genres: ['drama'] }),
      fact(2, { genres: ['comedy'] }),
      fact(3, { genres: ['war'], year: 1990 }),
      fact(4, { genres: ['drama'], ratingCount: 0 }),
    ],
    genres: [],
    channels: [],
  });
  const found = similarIds(model, pools, 1, 10);
  assert.deepEqual(
    found.map(({ id }) => id),
    [2, 4],
  );
  assert.ok((found[0]?.score ?? 0) > (found[1]?.score ?? 1));
  assert.deepEqual(
    similarIds(model, pools, 4, 1).map(({ id }) => id),
    [1],
  );
  assert.deepEqual(
    similarIds(null, pools, 1, 10, (title) => title.id !== 4).map(({ id }) => id),
    [2],
  );
  assert.deepEqual(similarIds(model, pools, 99, 10), []);
});
