import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptPassword, limitOf } from './policy.ts';

const owner = { email: 'countess+films@example.org', firstName: 'Ada', lastName: 'Lovelace' };

test('acceptPassword() counts code points after NFC', () => {
  const decomposed = 'e\u0301';
  assert.equal(acceptPassword(`zur ${decomposed}lise 7`, owner), 'zur élise 7');
  assert.throws(() => acceptPassword(`zur ${decomposed}lis`, owner), {
    code: 'password_too_short',
    message: 'Cannot take a password of 8 characters: it needs 10 or more',
  });
  assert.throws(() => acceptPassword('🎬🍿🎥📽🎞', owner), { code: 'password_too_short' });
  assert.ok(acceptPassword('🎬🍿🎥📽🎞🐈🦉🌙🚀🎩', owner));
  assert.ok(acceptPassword('🎬x'.repeat(80) + 'pqkv'.repeat(24), owner));
  assert.throws(() => acceptPassword('pqkv🎬'.repeat(52), owner), { code: 'password_too_long' });
});

test('acceptPassword() refuses the name and the address of the owner, in any case and with any accent', () => {
  for (const password of ['xK-LOVELACE-41', 'countess walks', 'my name is Àda ok', 'countess+films!']) {
    assert.throws(() => acceptPassword(password, owner), { code: 'password_personal' }, password);
  }
});

test('acceptPassword() does not mind names of one or two letters', () => {
  assert.ok(acceptPassword('violet umbrella', { email: 'x@y.org', firstName: 'Vi', lastName: 'O' }));
});

test('acceptPassword() never quotes the password', () => {
  for (const password of ['geheim', 'lovelace-geheim', 'password123']) {
    assert.throws(
      () => acceptPassword(password, owner),
      (error: Error) => !error.message.includes('geheim') && !error.message.includes('password123'),
    );
  }
});

test('limitOf() keeps a kids profile at 12', () => {
  assert.equal(limitOf({ kids: true, maturityLimit: 18 }), 12);
  assert.equal(limitOf({ kids: true, maturityLimit: 7 }), 7);
  assert.equal(limitOf({ kids: false, maturityLimit: 18 }), 18);
});
