import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ease, Interactions } from '@kinora/recommender';
import { buildPools } from './candidate-pools.ts';
import type { TitleFact } from './ports.ts';
import { reasonFor } from './reason-for.ts';

const film = (id: number, maturity: number | null): TitleFact => ({
  id,
  kind: 'film',
  title: `Film ${id}`,
  year: 1925,
  maturity,
  playable: true,
  addedAt: 0,
  ratingCount: 10,
  genres: [],
  directors: [],
});

test('reasonFor() names no title above the maturity limit, though the viewer rated it before', async () => {
  const model = new Ease({ lambda: 1 });
  const rows: [number, number][] = [];
  for (let person = 1; person <= 10; person += 1) for (const id of [1, 2, 3, 4]) rows.push([person, id]);
  await model.fit(Interactions.from(rows));
  const pools = buildPools({
    titles: [film(1, 0), film(2, 7), film(3, 16), film(4, null)],
    genres: [],
    channels: [],
  });
  const named = (history: number[], maturityLimit: number) => {
    const viewer = model.foldIn(history.map((item) => ({ item })));
    const reason = reasonFor(model, viewer, pools, 1, maturityLimit);
    return reason?.kind === 'because' ? new Set(reason.titles.map(({ id }) => id)) : reason;
  };
  assert.deepEqual(named([2, 3, 4], 18), new Set([2, 3, 4]));
  assert.deepEqual(named([2, 3, 4], 7), new Set([2]));
  assert.equal(named([3, 4], 7), null);
});
