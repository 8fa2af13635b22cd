import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStores } from './open-stores.ts';

test('openStores() says which folder cannot be used, and why', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kinora-home-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await assert.rejects(openStores(file), { code: 'home_unusable', message: new RegExp(file) });
  writeFileSync(join(folder, 'kinora.db'), 'This is no database. '.repeat(500));
  await assert.rejects(openStores(folder), { code: 'home_unusable', message: /not a database/ });
});
