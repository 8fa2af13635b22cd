// The checklist under the password field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPassword } from './check-password.ts';

const policy = { minLength: 10, maxLength: 20, refusesCommon: true };
const nobody = { firstName: '', lastName: '', email: '' };
const met = (password: string, owner = nobody) =>
  checkPassword(password, policy, owner).map(({ rule, met }) => [rule, met]);

test('checkPassword() counts characters, not UTF-16 units', () => {
  assert.deepEqual(met('🎬🎬🎬🎬🎬🎬🎬🎬🎬'), [
    ['minLength', false],
    ['notPersonal', true],
  ]);
  assert.deepEqual(met('🎬🎬🎬🎬🎬🎬🎬🎬🎬🎬')[0], ['minLength', true]);
});

test('checkPassword() names the upper limit only when it is passed', () => {
  assert.deepEqual(met('a'.repeat(21))[1], ['maxLength', false]);
});

test('checkPassword() refuses names and the address, whatever their case and accents', () => {
  const owner = { firstName: 'Bo', lastName: 'Méliès', email: 'georges+films@example.org' };
  assert.deepEqual(met('viva MELIES 1902', owner)[1], ['notPersonal', false]);
  assert.deepEqual(met('by georges, a moon', owner)[1], ['notPersonal', false]);
  assert.deepEqual(met('boats in the sky', owner)[1], ['notPersonal', true]);
});

test('checkPassword() leaves the personal rule out when the policy has none', () => {
  assert.deepEqual(checkPassword('', { ...policy, refusesCommon: false }, nobody), [
    { rule: 'minLength', met: false },
  ]);
});
