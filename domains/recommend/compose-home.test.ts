import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildPools } from './candidate-pools.ts';
import { composeHome, type HomeInput, type HomePlan } from './compose-home.ts';
import type { TitleFact } from './ports.ts';
import { toHistory } from './signal-weights.ts';

const genres = ['drama', 'comedy', 'horror', 'western', 'war'];

/** 200 films: genre by turns, maturity 0, 7, 12 and 16 by turns, the smaller id the more rated. */
const titles = Array.from({ length: 200 }, (_, i): TitleFact => ({
  id: i + 1,
  kind: 'film',
  title: `Film ${i + 1}`,
  year: 1900 + (i % 60),
  maturity: [0, 7, 12, 16][i % 4] ?? null,
  playable: true,
  addedAt: 0,
  ratingCount: 1000 - i,
  genres: [genres[i % 5] ?? ''],
  directors: [],
}));
const channels = Array.from({ length: 6 }, (_, c) => ({
  slug: `channel-${c}`,
  name: { en: `Channel ${c}` },
  titles: titles.filter((title) => title.id % 6 === c).map((title) => title.id),
}));
const catalogue = { titles, genres: genres.map((slug) => ({ slug, name: slug.toUpperCase() })), channels };
const pools = buildPools(catalogue);

function input(changes: Partial<HomeInput> = {}): HomeInput {
  return {
    pools,
    profileId: 5,
    maturityLimit: 18,
    history: toHistory([]),
    ranked: null,
    similarTo: () => [],
    watching: [],
    myList: [],
    ...changes,
  };
}
const kinds = (plan: HomePlan): string[] => plan.rows.map((row) => row.kind);
const row = (plan: HomePlan, kind: string): number[] =>
  plan.rows.find((candidate) => candidate.kind === kind)?.items.map((item) => item.id) ?? [];
const rank = (ids: readonly number[]) =>
  ids.map((id, i) => ({ id, score: 1 - i / 1000, match: 0.9 - i / 1000 }));
const liked = toHistory([
  { titleId: 3, kind: 'rating', value: 5, at: 30 },
  { titleId: 8, kind: 'rating', value: 4.5, at: 20 },
  { titleId: 13, kind: 'thumb', value: 2, at: 10 },
  { titleId: 21, kind: 'rating', value: 1, at: 40 },
]);
/** Everything but the history, horror (the genre of 3, 8 and 13) first. */
const ranked = rank(
  titles
    .filter((title) => ![3, 8, 13, 21].includes(title.id))
    .sort((a, b) => Number(b.genres[0] === 'horror') - Number(a.genres[0] === 'horror'))
    .map((title) => title.id),
);
const similarTo = (id: number, limit: number) =>
  titles.slice(id, id + limit).map((title, i) => ({ id: title.id, score: 1 / (i + 1) }));

test('composeHome() gives a new viewer a full page by popularity', () => {
  const plan = composeHome(input());
  assert.deepEqual(kinds(plan), ['top-10', 'genre', 'genre', 'genre', 'new', 'channel', 'channel']);
  assert.deepEqual(row(plan, 'top-10'), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.deepEqual(plan.hero, {
    id: 1,
    match: null,
    score: null,
    reason: { kind: 'popular', viewers: 1000 },
  });
  assert.ok(plan.rows.every(({ items }) => items.length >= 4));
});

test('composeHome() orders the rows of a viewer with a history, list and films begun', () => {
  const plan = composeHome(input({ history: liked, ranked, similarTo, watching: [50], myList: [60, 61] }));
  assert.deepEqual(kinds(plan), [
    'continue-watching',
    'for-you',
    'because',
    'because',
    'top-10',
    'my-list',
    'genre',
    'genre',
    'genre',
    'new',
    'channel',
    'channel',
  ]);
  const because = plan.rows.flatMap((candidate) =>
    candidate.kind === 'because' ? [candidate.title.id] : [],
  );
  assert.deepEqual(because, [3, 8], 'the titles liked last');
  assert.equal(plan.hero?.id, ranked[0]?.id);
  const genre = plan.rows.find((candidate) => candidate.kind === 'genre');
  assert.equal(genre?.kind === 'genre' && genre.genre.slug, 'horror');
  assert.deepEqual(row(plan, 'my-list'), [60, 61]);
});

test('composeHome() puts a title at most once among for-you, because, genre and channel rows', () => {
  const plan = composeHome(input({ history: liked, ranked, similarTo }));
  const once = plan.rows
    .filter(({ kind }) => ['for-you', 'because', 'genre', 'channel'].includes(kind))
    .flatMap(({ items }) => items.map((item) => item.id));
  assert.ok(once.length > 100);
  assert.equal(new Set(once).size, once.length);
});

test('composeHome() leaves "because" rows the likest titles beyond the first screen of for-you', () => {
  const likest = ranked.slice(0, 30).map(({ id, score }) => ({ id, score }));
  const plan = composeHome(input({ history: liked, ranked, similarTo: () => likest }));
  assert.deepEqual(
    row(plan, 'for-you').slice(0, 8),
    ranked.slice(0, 8).map(({ id }) => id),
  );
  assert.deepEqual(
    row(plan, 'because'),
    likest.slice(8, 28).map(({ id }) => id),
  );
  assert.equal(row(plan, 'for-you').length, 20);
});

test('composeHome() never recommends what was seen or disliked', () => {
  const plan = composeHome(input({ history: liked, ranked, similarTo }));
  const recommended = new Set(
    plan.rows
      .filter(({ kind }) => kind === 'for-you' || kind === 'because')
      .flatMap(({ items }) => items.map((item) => item.id)),
  );
  for (const id of [3, 8, 13, 21]) assert.ok(!recommended.has(id), String(id));
  for (const { kind, items } of plan.rows)
    assert.ok(kind === 'top-10' || items.every((item) => item.id !== 21), `the disliked title is in ${kind}`);
});

test('composeHome() shows nothing above the maturity limit', () => {
  for (const maturityLimit of [0, 7, 12, 16]) {
    const everything = input({ history: liked, ranked, similarTo, maturityLimit, myList: [1, 2, 3, 4] });
    const plan = composeHome(everything);
    const shown = [plan.hero, ...plan.rows.flatMap(({ items }) => items)].flatMap((item) => item ?? []);
    assert.ok(shown.length > 30);
    for (const { id } of shown) assert.ok((pools.byId.get(id)?.maturity ?? 99) <= maturityLimit);
    for (const candidate of plan.rows)
      if (candidate.kind === 'because')
        assert.ok((pools.byId.get(candidate.title.id)?.maturity ?? 99) <= maturityLimit);
  }
});

test('composeHome() keeps to playable titles where enough are, except where the model speaks', () => {
  const half = (count: number) =>
    buildPools({
      ...catalogue,
      titles: titles.map((title) => ({ ...title, playable: title.id % 2 === 0 && title.id <= count })),
    });
  const plan = composeHome(input({ pools: half(200), history: liked, ranked, similarTo }));
  for (const { kind, items } of plan.rows) {
    const odd = items.some((item) => item.id % 2 === 1);
    assert.equal(odd, kind === 'for-you' || kind === 'because', kind);
  }
  assert.equal((plan.hero?.id ?? 1) % 2, 0);
  const few = composeHome(input({ pools: half(20) }));
  assert.deepEqual(row(few, 'top-10'), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('composeHome() chooses channels by taste, otherwise by the profile, always the same', () => {
  const slugs = (plan: HomePlan) =>
    plan.rows.flatMap((candidate) => (candidate.kind === 'channel' ? [candidate.channel.slug] : []));
  const fan = toHistory([4, 10, 16, 22].map((titleId) => ({ titleId, kind: 'rating', value: 5, at: 1 })));
  assert.equal(slugs(composeHome(input({ history: fan })))[0], 'channel-4');
  const pairs = Array.from({ length: 20 }, (_, profileId) => slugs(composeHome(input({ profileId }))).join());
  assert.ok(new Set(pairs).size > 5);
  assert.deepEqual(
    pairs,
    Array.from({ length: 20 }, (_, profileId) => slugs(composeHome(input({ profileId }))).join()),
  );
});

test('composeHome() makes a page of an empty catalogue and of a tiny one', () => {
  const empty = composeHome(input({ pools: buildPools({ titles: [], genres: [], channels: [] }) }));
  assert.deepEqual(empty, { hero: null, rows: [] });
  const two = composeHome(input({ pools: buildPools({ ...catalogue, titles: titles.slice(0, 2) }) }));
  assert.equal(two.hero?.id, 1);
  assert.deepEqual(row(two, 'top-10'), [1, 2]);
});
