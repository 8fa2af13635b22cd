import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signMediaAddress, verifyMediaToken } from './sign-media-address.ts';

const secret = 'a secret that is long enough for a test';
const grant = { assetId: 12, streamId: 345, expiresAt: 2_000_000_000_000 };
const tokenOf = (address: string) => address.split('/')[2] ?? '';
const token = tokenOf(signMediaAddress(secret, grant));
const before = grant.expiresAt - 1;

test('verifyMediaToken() reads back what signMediaAddress() granted', () => {
  assert.match(signMediaAddress(secret, grant), /^\/media\/[\w-]+\/12\/$/);
  assert.deepEqual(verifyMediaToken(secret, token, 12, before), grant);
});

test('verifyMediaToken() refuses another asset, another key, and every changed character', () => {
  const refused = (...args: Parameters<typeof verifyMediaToken>) =>
    assert.throws(() => verifyMediaToken(...args), { code: 'media_address_invalid', kind: 'forbidden' });
  refused(secret, token, 13, before);
  refused('another secret', token, 12, before);
  for (let i = 0; i < token.length; i++) {
    const changed = token[i] === 'b' ? 'c' : 'b';
    refused(secret, token.slice(0, i) + changed + token.slice(i + 1), 12, before);
  }
  for (const bad of [
    '',
    '-',
    'x',
    `${token}A`,
    token.slice(1),
    token.toUpperCase(),
    '../../etc',
    `${token}\n`,
  ]) {
    refused(secret, bad, 12, before);
  }
});

test('verifyMediaToken() refuses a token from the moment it expires', () => {
  assert.throws(() => verifyMediaToken(secret, token, 12, grant.expiresAt), {
    code: 'media_address_expired',
  });
});

test('a longer life cannot be written into a token', () => {
  const [session, , signature] = token.split('-');
  const later = `${session}-${(9_999_999_999).toString(36)}-${signature}`;
  assert.throws(() => verifyMediaToken(secret, later, 12, before), { code: 'media_address_invalid' });
});
