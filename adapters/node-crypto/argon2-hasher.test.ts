import assert from 'node:assert/strict';
import { argon2Sync } from 'node:crypto';
import { test } from 'node:test';
import { argon2Hasher } from './argon2-hasher.ts';

const hasher = argon2Hasher();

test('argon2Hasher() verifies what it hashed and nothing else', async () => {
  const phc = await hasher.hash('analytical engine');
  assert.match(phc, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await hasher.verify('analytical engine', phc), true);
  assert.equal(await hasher.verify('analytical engine ', phc), false);
  assert.notEqual(await hasher.hash('analytical engine'), phc);
});

test('argon2Hasher() verifies hashes of other costs, and says that they are not those of today', async () => {
  const nonce = Buffer.from('sixteen byte salt');
  const tag = argon2Sync('argon2id', {
    message: 'old',
    nonce,
    memory: 64,
    passes: 3,
    parallelism: 1,
    tagLength: 24,
  });
  const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  const old = `$argon2id$v=19$m=64,t=3,p=1$${base64(nonce)}$${base64(tag)}`;
  assert.equal(await hasher.verify('old', old), true);
  assert.equal(await hasher.verify('new', old), false);
  assert.equal(hasher.isCurrent(old), false);
  assert.equal(hasher.isCurrent(await hasher.hash('new')), true);
});

test('argon2Hasher() refuses strings that are not its hashes', async () => {
  for (const phc of ['', 'plain', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=64,t=3,p=1$$']) {
    assert.equal(await hasher.verify('plain', phc), false, phc);
    assert.equal(hasher.isCurrent(phc), false, phc);
  }
});

test('argon2Hasher() has a decoy of the costs of today that no password opens', async () => {
  assert.equal(hasher.isCurrent(hasher.decoy), true);
  for (const password of ['', 'password', '\0'])
    assert.equal(await hasher.verify(password, hasher.decoy), false);
});
