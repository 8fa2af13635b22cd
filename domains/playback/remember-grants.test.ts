import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberGrants } from './remember-grants.ts';
import { signMediaAddress } from './sign-media-address.ts';

const secret = 'a secret that is long enough for a test';
const expiresAt = 2_000_000_000_000;
const tokenOf = (address: string) => address.split('/')[2] ?? '';
const token = tokenOf(signMediaAddress(secret, { assetId: 12, streamId: 345, expiresAt }));

test('rememberGrants() gives the same grant again, until it expires', () => {
  const verify = rememberGrants(secret);
  const grant = verify(token, 12, expiresAt - 2);
  assert.deepEqual(grant, { assetId: 12, streamId: 345, expiresAt });
  assert.equal(verify(token, 12, expiresAt - 1), grant);
  for (let again = 0; again < 2; again++)
    assert.throws(() => verify(token, 12, expiresAt), { code: 'media_address_expired' });
});

test('a remembered token opens no other video, and makes no other token good', () => {
  const verify = rememberGrants(secret);
  verify(token, 12, 1);
  const refused = (other: string, assetId: number) =>
    assert.throws(() => verify(other, assetId, 1), { code: 'media_address_invalid' });
  for (let again = 0; again < 2; again++) {
    refused(token, 13);
    refused(token, 1);
    refused(
      token.replace(/^./, (first) => (first === '1' ? '2' : '1')),
      12,
    );
    refused(`2/${token}`, 1);
  }
});

test('rememberGrants() forgets the oldest, and verifies it anew', () => {
  const verify = rememberGrants(secret);
  const first = verify(token, 12, 1);
  for (let streamId = 1; streamId <= 10_000; streamId++)
    verify(tokenOf(signMediaAddress(secret, { assetId: 7, streamId, expiresAt })), 7, 1);
  const again = verify(token, 12, 1);
  assert.notEqual(again, first);
  assert.deepEqual(again, first);
});
