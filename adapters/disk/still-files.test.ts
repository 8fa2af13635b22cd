import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { diskStillFiles } from './still-files.ts';

test('diskStillFiles() keeps, replaces and removes pictures by name, and leads nowhere else', async () => {
  const root = join(mkdtempSync(join(tmpdir(), 'kinora-stills-')), 'stills');
  const files = diskStillFiles(root);
  assert.equal(await files.read('1-1-ab'), null);
  await files.put('1-1-ab', Buffer.from('one'));
  await files.put('1-1-ab', Buffer.from('two'));
  assert.equal(String(await files.read('1-1-ab')), 'two');
  assert.deepEqual(readdirSync(root), ['1-1-ab.jpg']);
  await files.remove('1-1-ab');
  await files.remove('1-1-ab');
  assert.equal(await files.read('1-1-ab'), null);
  await assert.rejects(async () => files.read('../secret'), /Cannot use "..\/secret" as the name/);
  rmSync(join(root, '..'), { recursive: true });
});
