// The checklist under the password field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPassword } from './check-password.ts';

const policy = { minLength: 10, maxLength: 20, refusesCommon: true };
const met = (password: string, personal: string[] = []) =>
  checkPassword(password, policy, personal).map(({ rule, met }) => [rule, met]);

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

test('checkPassword() refuses parts of the name and the address', () => {
  assert.deepEqual(met('ILoveAlice2026', ['Alice', 'Guy', 'a.guy@example.org'])[1], ['notPersonal', false]);
  assert.deepEqual(met('guy and the lamp', ['Alice', 'Guy', ''])[1], ['notPersonal', true]);
});

test('checkPassword() leaves the personal rule out when the policy has none', () => {
  assert.deepEqual(checkPassword('', { ...policy, refusesCommon: false }, []), [
    { rule: 'minLength', met: false },
  ]);
});
