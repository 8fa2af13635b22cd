import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { sqlAssetStore } from './asset-store.ts';
import { sqlKeyStore } from './key-store.ts';
import { migrate } from './migrate.ts';
import { titleInput } from './seed-for-tests.ts';
import { sqlTitleStore } from './title-store.ts';

test('the key store keeps the first key of an asset, and none once the asset is gone', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const [titleId = 0] = await sqlTitleStore(db).putAll([titleInput('Metropolis')], 1);
  const store = sqlKeyStore(db);
  const film = {
    titleId,
    episodeId: null,
    origin: 'file',
    sourceName: '',
    sourcePath: null,
    facts: null,
  } as const;
  const { id } = await sqlAssetStore(db).add(film, 1);
  assert.equal(await store.find(id), null);
  const keyOf = (byte: number) => ({
    scheme: 'clearkey' as const,
    keyId: Buffer.alloc(16, byte).toString('hex'),
    key: new Uint8Array(16).fill(byte + 100),
  });
  const kept = await Promise.all([1, 2, 3].map((byte) => store.add(id, keyOf(byte))));
  const found = await store.find(id);
  assert.ok(found);
  for (const each of kept) assert.deepEqual([each.keyId, [...each.key]], [found.keyId, [...found.key]]);
  assert.deepEqual([found.key.length, found.scheme], [16, 'clearkey']);

  await db.deleteFrom('assets').where('id', '=', id).execute();
  assert.equal(await store.find(id), null);
  await close();
});
