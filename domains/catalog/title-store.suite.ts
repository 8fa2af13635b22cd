// What every title store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TitleFilter, TitleInput, TitleStore } from './ports.ts';

/** A title with nothing but a name, and what `facts` adds. */
export function sampleTitle(sourceId: string, facts: Partial<TitleInput> = {}): TitleInput {
  return {
    kind: 'film',
    title: sourceId,
    originalTitle: null,
    language: null,
    year: null,
    endYear: null,
    minutes: null,
    maturity: null,
    synopsis: null,
    sound: null,
    picture: null,
    free: null,
    source: 'test',
    sourceId,
    genres: [],
    countries: [],
    credits: [],
    episodes: [],
    ...facts,
  };
}

const comedy = { slug: 'comedy', name: 'Comedy' };
const drama = { slug: 'drama', name: 'Drama' };
const free = { basis: 'published-before-1931', note: 'Released in 1921.' };

const kid = sampleTitle('kid', {
  title: 'The Kid',
  year: 1921,
  minutes: 53,
  maturity: 0,
  genres: [comedy, drama],
  countries: ['US'],
  credits: [
    { name: 'Charlie Chaplin', role: 'director', as: null },
    { name: 'Charlie Chaplin', role: 'cast', as: 'The Tramp' },
    { name: 'Jackie Coogan', role: 'cast', as: 'The Kid' },
  ],
  free,
});
const serial = sampleTitle('serial', {
  kind: 'series',
  title: 'Les Vampires',
  originalTitle: 'Les Vampires',
  language: 'fr',
  year: 1915,
  endYear: 1916,
  maturity: 12,
  genres: [drama],
  countries: ['FR'],
  episodes: [
    {
      season: 1,
      number: 1,
      title: 'The Severed Head',
      originalTitle: 'La Tête coupée',
      minutes: 33,
      synopsis: null,
    },
    { season: 1, number: 2, title: 'The Ring That Kills', originalTitle: null, minutes: 15, synopsis: null },
  ],
});

export function titleStoreSuite(
  engine: string,
  open: () => Promise<{ store: TitleStore; close: () => Promise<void> }>,
): void {
  const check = (name: string, body: (store: TitleStore) => Promise<void>): void => {
    test(`${engine} title store: ${name}`, async () => {
      const { store, close } = await open();
      try {
        await body(store);
      } finally {
        await close();
      }
    });
  };
  const names = async (store: TitleStore, filter: Partial<TitleFilter>): Promise<string[]> =>
    (await store.list({ limit: 50, sort: 'title', ...filter })).map(({ row }) => row.title);

  check('putAll() keeps every fact, and detail() gives it back', async (store) => {
    const [id = 0] = await store.putAll([kid], 100);
    const title = await store.detail(id);
    assert.ok(title);
    assert.deepEqual(
      { ...title, credits: title.credits.map(({ name, role, as }) => ({ name, role, as })) },
      {
        id,
        kind: 'film',
        title: 'The Kid',
        originalTitle: null,
        language: null,
        year: 1921,
        endYear: null,
        minutes: 53,
        maturity: 0,
        synopsis: null,
        sound: null,
        picture: null,
        source: 'test',
        still: null,
        playable: true,
        genres: [comedy, drama],
        countries: ['US'],
        credits: kid.credits,
        episodes: [],
        channels: [],
        free,
        ratings: { count: 0, mean: null },
        links: null,
      },
    );
    assert.equal(await store.detail(id + 1), null);
  });

  check('putAll() twice makes nothing double and keeps the ids, of episodes too', async (store) => {
    const first = await store.putAll([kid, serial], 100);
    const before = await store.detail(first[1] ?? 0);
    assert.deepEqual(await store.putAll([kid, serial], 200), first);
    assert.equal(await store.count(), 2);
    assert.deepEqual(await store.detail(first[1] ?? 0), before);
    const changed = { ...serial, episodes: serial.episodes.map((e) => ({ ...e, minutes: 40 })) };
    await store.putAll([changed], 300);
    const after = await store.detail(first[1] ?? 0);
    assert.deepEqual(
      after?.episodes.map(({ id, minutes }) => [id, minutes]),
      before?.episodes.map(({ id }) => [id, 40]),
    );
  });

  check('putAll() replaces genres, countries and credits that changed', async (store) => {
    const [id = 0] = await store.putAll([kid], 100);
    await store.putAll(
      [{ ...kid, genres: [drama], countries: ['FR', 'US'], credits: kid.credits.slice(0, 1) }],
      200,
    );
    const title = await store.detail(id);
    assert.deepEqual(title?.genres, [drama]);
    assert.deepEqual(title?.countries, ['FR', 'US']);
    assert.equal(title?.credits.length, 1);
  });

  check('putAll() writes all or nothing', async (store) => {
    const broken = { ...kid, sourceId: 'broken', countries: ['US', 'US'] };
    await assert.rejects(store.putAll([serial, broken], 100));
    assert.equal(await store.count(), 0);
  });

  check('byIds() answers in the order asked and leaves out unknown ids', async (store) => {
    const [a = 0, b = 0] = await store.putAll([kid, serial], 100);
    assert.deepEqual(
      (await store.byIds([b, 999, a])).map(({ id }) => id),
      [b, a],
    );
    assert.deepEqual(await store.byIds([]), []);
  });

  check('list() filters by each facet, alone and together', async (store) => {
    const ids = await store.putAll([kid, serial, sampleTitle('unknown', { title: 'Unknown' })], 100);
    const chaplin = (await store.detail(ids[0] ?? 0))?.credits[0]?.personId ?? 0;
    assert.deepEqual(await names(store, {}), ['The Kid', 'Unknown', 'Les Vampires']);
    assert.deepEqual(await names(store, { kind: 'series' }), ['Les Vampires']);
    assert.deepEqual(await names(store, { genre: 'drama' }), ['The Kid', 'Les Vampires']);
    assert.deepEqual(await names(store, { genre: 'drama', country: 'fr' }), ['Les Vampires']);
    assert.deepEqual(await names(store, { decade: 1920 }), ['The Kid']);
    assert.deepEqual(await names(store, { person: chaplin }), ['The Kid']);
    assert.deepEqual(await names(store, { playable: true }), ['The Kid']);
    assert.deepEqual(await names(store, { channel: 'none' }), []);
    assert.deepEqual(
      await names(store, { sort: 'year' }),
      ['The Kid', 'Les Vampires'],
      'without year, not in this list',
    );
  });

  check('list() below 18 shows rated titles up to the limit only', async (store) => {
    await store.putAll([kid, serial, sampleTitle('unrated')], 100);
    assert.deepEqual(await names(store, { maturityLimit: 0 }), ['The Kid']);
    assert.deepEqual(await names(store, { maturityLimit: 12 }), ['The Kid', 'Les Vampires']);
    assert.equal((await names(store, { maturityLimit: 18 })).length, 3);
  });

  check('list() goes on after the last row without gap or double, in each order', async (store) => {
    const many = Array.from({ length: 25 }, (_, n) =>
      sampleTitle(`t${n}`, { title: `Title ${n % 4}`, year: 1920 + (n % 3) }),
    );
    await store.putAll(many, 100);
    for (const sort of ['popular', 'new', 'title', 'year'] as const) {
      const seen: number[] = [];
      let after: TitleFilter['after'];
      for (let page = 0; page < 20; page += 1) {
        const rows = await store.list({ sort, limit: 4, after });
        seen.push(...rows.slice(0, 4).map(({ row }) => row.id));
        const last = rows[3];
        if (rows.length <= 4 || !last) break;
        after = [last.sortValue, last.row.id];
      }
      assert.equal(seen.length, 25, sort);
      assert.equal(new Set(seen).size, 25, sort);
    }
  });

  check('facets() counts what the limit lets through', async (store) => {
    await store.putAll([kid, serial], 100);
    const all = await store.facets(18);
    assert.deepEqual(all.genres, [
      { ...drama, titles: 2 },
      { ...comedy, titles: 1 },
    ]);
    assert.deepEqual(all.decades, [
      { decade: 1920, titles: 1 },
      { decade: 1910, titles: 1 },
    ]);
    const young = await store.facets(0);
    assert.deepEqual(young.kinds, [{ kind: 'film', titles: 1 }]);
    assert.deepEqual(young.countries, [{ country: 'US', titles: 1 }]);
    assert.equal(young.genres.find(({ slug }) => slug === 'drama')?.titles, 1);
  });

  check('person() counts a title once, whatever was done in it', async (store) => {
    const [id = 0] = await store.putAll([kid], 100);
    const chaplin = (await store.detail(id))?.credits[0]?.personId ?? 0;
    assert.deepEqual(await store.person(chaplin, 18), { id: chaplin, name: 'Charlie Chaplin', titles: 1 });
    assert.equal(await store.person(chaplin + 100, 18), null);
  });

  check('bySortKey() finds the title whatever its article', async (store) => {
    await store.putAll([kid], 100);
    assert.deepEqual(
      (await store.bySortKey('kid', 5)).map(({ title }) => title),
      ['The Kid'],
    );
  });
}
