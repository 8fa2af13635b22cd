import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { sqlChannelStore } from '#adapters/sql/channel-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlIngestStore } from '#adapters/sql/ingest-store.ts';
import { sqlSampleTasteStore } from '#adapters/sql/sample-taste-store.ts';
import { sqlTitleStore } from '#adapters/sql/title-store.ts';
import { readCatalogue } from './catalogue/read-catalogue.ts';
import { demoHistories, toSampleHistory } from './demo-histories.ts';
import { seedDemo, type SeedDemoOptions } from './seed-demo.ts';

const catalogue = readCatalogue();

async function open() {
  const { db, raw, close } = openSqlite(':memory:');
  await migrate(db);
  const stores = {
    titles: sqlTitleStore(db),
    channels: sqlChannelStore(db),
    ingest: sqlIngestStore(db),
    samples: sqlSampleTasteStore(db),
  };
  let now = Date.UTC(2026, 5, 1);
  return {
    stores,
    close,
    later: () => (now += 3_600_000),
    seed: (options: Partial<SeedDemoOptions> = {}) =>
      seedDemo({ ...stores, clock: { now: () => now } }, { catalogue, ...options }),
    /** All that was seeded, told by what it says and not by ids. */
    dump: () =>
      [
        'select source_id, title, rating_count, rating_mean, added_at, updated_at from titles order by source_id',
        'select t.source_id, e.number, e.title from episodes e join titles t on t.id = e.title_id order by 1, 2',
        'select t.source_id, c.role, c.position, p.name, c.played from credits c join people p on p.id = c.person_id join titles t on t.id = c.title_id order by 1, 2, 3',
        'select c.slug, c.position, ct.position as place, t.source_id from channel_titles ct join channels c on c.id = ct.channel_id join titles t on t.id = ct.title_id order by 2, 3',
        'select source, source_id, name, attributes, account_id, created_at from profiles order by 2',
        'select p.source_id, t.source_id as title, r.half_stars, r.rated_at from ratings r join profiles p on p.id = r.profile_id join titles t on t.id = r.title_id order by 1, 2',
      ].flatMap((query) =>
        raw
          .prepare(query)
          .all()
          .map((row) => JSON.stringify(row)),
      ),
  };
}

function differences(rows: readonly string[], expected: readonly string[]): string[] {
  const known = new Set(expected);
  const found = new Set(rows);
  return [
    ...rows.filter((row) => !known.has(row)).map((row) => `more: ${row}`),
    ...expected.filter((row) => !found.has(row)).map((row) => `less: ${row}`),
    ...(rows.length === expected.length ? [] : [`${rows.length} rows instead of ${expected.length}`]),
  ].slice(0, 5);
}

test('seedDemo() stores every title, channel, viewer and rating, and a second time changes nothing', async () => {
  const { stores, seed, dump, later, close } = await open();
  const seeded = await seed();
  assert.equal(await stores.titles.count('demo'), catalogue.titles.length);
  assert.equal(seeded.titleIds.size, catalogue.titles.length);
  const channels = await stores.channels.all(18, 4);
  assert.equal(channels.length, catalogue.channels.length);
  assert.ok(channels.every(({ titles, cover }) => titles >= 4 && cover.length === 4));
  const detail = await stores.titles.detail(seeded.titleIds.get('les-vampires-1915') ?? 0);
  assert.equal(detail?.episodes.length, 10);
  assert.equal(detail.playable, true);
  assert.ok(detail.ratings.count >= 3 && (detail.ratings.mean ?? 0) > 2);
  assert.equal(detail.originalTitle, null);
  const before = dump();
  later();
  await seed();
  assert.deepEqual(differences(dump(), before), []);
  await close();
});

test('seedDemo() completes what was interrupted at any step', async () => {
  const whole = await open();
  await whole.seed();
  const broken = await open();
  for (const end of [0.2, 0.45, 0.5, 0.65, 0.85]) {
    await assert.rejects(
      broken.seed({
        onProgress: (share) => {
          if (share >= end) throw new Error('killed');
        },
      }),
      /killed/,
    );
  }
  await broken.seed();
  assert.deepEqual(differences(broken.dump(), whole.dump()), []);
  await Promise.all([whole.close(), broken.close()]);
});

test('Demo histories are plausible: known titles, each said about once, children see what is for them', () => {
  const bySlug = new Map(catalogue.titles.map((title) => [title.slug, title]));
  for (const { profile, ratings, thumbs, list } of demoHistories) {
    const slugs = [...ratings.map(([slug]) => slug), ...thumbs.map(([slug]) => slug), ...list];
    assert.deepEqual(
      slugs.filter((slug) => !bySlug.has(slug)),
      [],
      profile,
    );
    const said = slugs.slice(0, ratings.length + thumbs.length);
    assert.equal(new Set(said).size, said.length, profile);
    assert.ok(ratings.length >= 12 && ratings.length <= 20, profile);
    assert.ok(ratings.every(([, stars]) => Number.isInteger(stars * 2) && stars >= 0.5 && stars <= 5));
    if (profile === 'Kids')
      assert.deepEqual(
        slugs.filter((slug) => (bySlug.get(slug)?.maturity ?? 18) > 7),
        [],
      );
  }
});

test('toSampleHistory() puts everything before now, in the order given', () => {
  const ids = new Map(catalogue.titles.map(({ slug }, index) => [slug, index + 1]));
  const now = Date.UTC(2026, 5, 1);
  for (const history of demoHistories) {
    const { ratings, thumbs, list } = toSampleHistory(history, ids, now);
    for (const times of [
      ratings.map(({ ratedAt }) => ratedAt),
      thumbs.map(({ at }) => at),
      list.map(({ at }) => at),
    ]) {
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
      assert.ok(times.every((at) => at < now));
    }
  }
  const [first] = demoHistories;
  assert.ok(first);
  assert.throws(() => toSampleHistory(first, new Map(), now), /no title "the-perils-of-pauline-1914"/);
});
