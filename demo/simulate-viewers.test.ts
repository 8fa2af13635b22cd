import {
  createRandom,
  Ease,
  evaluate,
  InteractionsBuilder,
  Popularity,
  splitRandom,
} from '@kinora/recommender';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { starsWeight } from '#domains/recommend/signal-weights.ts';
import { readCatalogue } from './catalogue/read-catalogue.ts';
import { famousTitles } from './famous-titles.ts';
import { simulateViewers } from './simulate-viewers.ts';
import { tasteGroups, traitsOf } from './taste-groups.ts';

const { titles } = readCatalogue();
const now = Date.UTC(2026, 5, 1);
const viewers = simulateViewers(titles, { seed: 1895, now });
const ratings = viewers.flatMap((viewer) => viewer.ratings);

test('simulateViewers() draws the same viewers from the same seed and others from another', () => {
  assert.deepEqual(simulateViewers(titles, { seed: 1895, now }), viewers);
  assert.notDeepEqual(simulateViewers(titles, { seed: 1896, now }), viewers);
});

test('simulateViewers() changes times alone when only the time of the call differs', () => {
  const later = simulateViewers(titles, { seed: 1895, now: now + 86_400_000 });
  const stars = ({ slug, stars: given }: { slug: string; stars: number }) => `${slug} ${given}`;
  assert.deepEqual(later[7]?.ratings.map(stars).sort(), viewers[7]?.ratings.map(stars).sort());
});

test('simulateViewers() gives a long tail of activity and of titles, and no title too few', () => {
  assert.equal(viewers.length, 600);
  assert.ok(ratings.length >= 25_000 && ratings.length <= 30_000, `${ratings.length} ratings`);
  const activity = viewers.map((viewer) => viewer.ratings.length).sort((a, b) => a - b);
  assert.ok((activity[0] ?? 0) >= 15 && (activity.at(-1) ?? 0) <= 150);
  assert.ok((activity[540] ?? 0) > 2 * (activity[300] ?? 0) * 0.8, 'the busiest tenth is much busier');
  const counts = Map.groupBy(ratings, ({ slug }) => slug);
  assert.equal(counts.size, titles.length);
  const sizes = [...counts.values()].map((own) => own.length).sort((a, b) => b - a);
  assert.ok((sizes.at(-1) ?? 0) >= 3);
  assert.ok((sizes[0] ?? 0) > 5 * (sizes[311] ?? 0));
  for (const { ratings: own } of viewers) assert.equal(new Set(own.map(({ slug }) => slug)).size, own.length);
});

test('simulateViewers() gives stars as people do: four most often, three and a half on average', () => {
  const shares = Map.groupBy(ratings, ({ stars }) => stars);
  const [mode] = [...shares].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  assert.equal(mode, 4);
  const mean = ratings.reduce((sum, { stars }) => sum + stars, 0) / ratings.length;
  assert.ok(Math.abs(mean - 3.55) < 0.15, `mean ${mean}`);
  for (const stars of shares.keys()) assert.ok(stars >= 0.5 && stars <= 5 && Number.isInteger(stars * 2));
  assert.ok((shares.get(2)?.length ?? 0) > 1000);
});

test('simulateViewers() spreads times over two years before now, with more on weekends', () => {
  const days = Array.from({ length: 7 }, () => 0);
  for (const { at } of ratings) {
    assert.ok(at < now && at > now - 732 * 86_400_000);
    const day = new Date(at).getUTCDay();
    days[day] = (days[day] ?? 0) + 1;
  }
  assert.ok((days[6] ?? 0) > 1.8 * (days[2] ?? 0));
  for (const { ratings: own } of viewers)
    assert.ok(own.every(({ at }, index) => index === 0 || at > (own[index - 1]?.at ?? 0)));
});

test('Simulated tastes can be learnt: EASE finds held-out likings far more often than popularity', async () => {
  const builder = new InteractionsBuilder();
  for (const { sourceId, ratings: own } of viewers)
    for (const { slug, stars } of own) builder.add(sourceId, slug, Math.max(0.01, starsWeight(stars)));
  const parts = splitRandom(builder.build(), { random: createRandom(7), fraction: 0.2 });
  const split = { ...parts, heldOut: parts.heldOut.filter((_user, _item, weight) => weight >= 0.5) };
  const ndcg = async (model: Ease | Popularity): Promise<number> => {
    await model.fit(split.train, { keepUsers: false });
    return (await evaluate(model, split, { ks: [10], resamples: 0 })).metrics['ndcg@10'] ?? 0;
  };
  const popularity = await ndcg(new Popularity());
  const ease = await ndcg(new Ease({ lambda: 150 }));
  assert.ok(popularity > 0.04, `popularity ${popularity}`);
  assert.ok(ease > 2 * popularity, `EASE ${ease}, popularity ${popularity}`);
});

test('Simulated tastes are plausible: what goes with a title is of its kind', async () => {
  const builder = new InteractionsBuilder();
  for (const { sourceId, ratings: own } of viewers)
    for (const { slug, stars } of own) builder.add(sourceId, slug, Math.max(0.01, starsWeight(stars)));
  const model = new Ease({ lambda: 150 });
  await model.fit(builder.build(), { keepUsers: false });
  for (const [slug, expected] of [
    ['nosferatu-1922', 'the-cabinet-of-dr-caligari-1920'],
    ['the-general-1926', 'sherlock-jr-1924'],
    ['detour-1945', 'scarlet-street-1945'],
    ['battleship-potemkin-1925', 'strike-1925'],
    ['a-trip-to-the-moon-1902', 'the-impossible-voyage-1904'],
    ['steamboat-willie-1928', 'the-skeleton-dance-1929'],
  ] as const) {
    const similar = model.similarItems(slug, { limit: 10 }).map(({ item }) => item);
    assert.ok(similar.includes(expected), `${slug}: ${similar.join(', ')}`);
  }
});

test('Famous titles and traits of taste groups are those of the catalogue', () => {
  const slugs = new Set(titles.map(({ slug }) => slug));
  assert.deepEqual(
    [...famousTitles.keys()].filter((slug) => !slugs.has(slug)),
    [],
  );
  const traits = new Set<string>(titles.flatMap(traitsOf));
  const unknown = tasteGroups.flatMap(({ likes }) =>
    Object.keys(likes).filter((trait) => !traits.has(trait)),
  );
  assert.deepEqual(unknown, []);
});
