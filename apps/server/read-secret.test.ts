import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSecret } from './read-secret.ts';

test('readSecret() makes a key once, and makes it anew where a dying process left an empty file', (t) => {
  const home = mkdtempSync(join(tmpdir(), 'kinora-secret-'));
  t.after(() => rmSync(home, { recursive: true }));
  const path = join(home, 'secret');
  writeFileSync(path, '');
  const key = readSecret(undefined, path);
  assert.ok(key.length >= 32);
  assert.equal(readSecret(undefined, path), key);
  assert.deepEqual(readdirSync(home), ['secret']);
  writeFileSync(path, 'too short');
  assert.throws(() => readSecret(undefined, path), /shorter than 32 characters/);
});
