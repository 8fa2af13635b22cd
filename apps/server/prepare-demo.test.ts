import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { prepareDemo } from './prepare-demo.ts';

const nothing = (): void => undefined;

function interruptedAt(end: string) {
  return (_share: number, what: string): void => {
    if (what === end) throw new Error('killed');
  };
}

test('prepareDemo() completes an interrupted first start, is done once, and never undoes what people did', async () => {
  const home = mkdtempSync(join(tmpdir(), 'kinora-demo-'));
  const config = readConfig({ KINORA_HOME: home }, process.cwd());
  try {
    for (const step of ['catalogue', 'viewers', 'recommendations']) {
      const kinora = await compose(config);
      await assert.rejects(prepareDemo(kinora, interruptedAt(step)), /killed/);
      await kinora.close();
    }
    const kinora = await compose(config);
    const { stores } = kinora;
    assert.equal(await prepareDemo(kinora, nothing), true);
    const [model, ...others] = await stores.models.list();
    assert.equal(model?.name, 'ease');
    assert.deepEqual(others, []);
    const account = await stores.identity.accounts.byEmail('viewer@kinora.example');
    const profiles = await stores.identity.profiles.of(account?.id ?? 0);
    assert.deepEqual(
      profiles.map(({ name }) => name),
      ['Musidora', 'Buster', 'Kids'],
    );
    for (const { id, name } of profiles) {
      assert.ok((await stores.taste.signals(id)).length >= 18, name);
      const [rated] = await stores.taste.ratings({ user: id, limit: 1 });
      const title = await stores.titles.detail(rated?.movieId ?? 0);
      const all = await stores.taste.ratings({ movie: rated?.movieId ?? 0, limit: 999 });
      assert.equal(title?.ratings.count, all.length, name);
    }
    assert.ok(
      (await stores.search.search('caligari', { limit: 3, people: 0, maturityLimit: 18 })).titles.length > 0,
    );

    const musidora = profiles[0]?.id ?? 0;
    const begun = await kinora.media.watch.continueWatching(musidora, 9);
    assert.deepEqual(
      begun.map(({ title, episode }) => [title.title, episode?.number ?? null]),
      [
        ['The Phantom Carriage', null],
        ['Les Vampires', 3],
        ['Varieté', null],
      ],
    );
    for (const { titleId } of await stores.taste.list(musidora, 20))
      await stores.taste.removeFromList(musidora, titleId);
    assert.equal(await prepareDemo(kinora, nothing), false);
    // As after an update of the catalogue.
    await stores.ingest.putMark(
      { file: 'demo', contentHash: 'an older catalogue', rowsDone: 0, rowsBad: 0, finished: true },
      1,
    );
    assert.equal(await prepareDemo(kinora, nothing), true);
    assert.deepEqual(await stores.taste.list(musidora, 20), []);
    assert.equal((await stores.models.list()).length, 1);
    await kinora.close();
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('prepareDemo() leaves a database of other titles alone', async () => {
  const home = mkdtempSync(join(tmpdir(), 'kinora-demo-'));
  const kinora = await compose(readConfig({ KINORA_HOME: home }, process.cwd()));
  try {
    const { db } = kinora.stores.sqlite;
    await db
      .insertInto('titles')
      .values({
        kind: 'film',
        title: 'Heat',
        sort_key: 'heat',
        source: 'movielens',
        source_id: '6',
        rating_count: 0,
        added_at: 1,
        updated_at: 1,
      })
      .execute();
    assert.equal(await prepareDemo(kinora, nothing), false);
    assert.equal(await kinora.stores.titles.count(), 1);
    assert.equal(await kinora.stores.identity.accounts.byEmail('viewer@kinora.example'), null);
  } finally {
    await kinora.close();
    rmSync(home, { recursive: true });
  }
});
