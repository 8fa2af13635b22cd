import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCommonPassword } from './common-password.ts';

test('isCommonPassword() knows words, rows of keys, repetitions and their disguises', () => {
  for (const password of [
    'password123',
    'P@ssw0rd123!',
    'Passw0rd2024',
    'passwordpassword',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'azerty12345',
    '1q2w3e4r5t',
    '1qaz2wsx3edc',
    'aaaaaaaaaa',
    'abcabcabcabc',
    '1212121212',
    'iloveyou!!!',
    'letmein1234',
    'welcome2024!',
    'dragonmonkey12',
    'motdepasse1',
    'bismillah123',
    'Kinora2026!',
  ]) {
    assert.equal(isCommonPassword(password), true, password);
  }
});

test('isCommonPassword() lets pass what has to be guessed', () => {
  for (const password of [
    'correct horse battery staple',
    'analytical engine no. 1',
    'violet umbrella',
    'password of the old mill',
    'tr0mb0ne-falls',
    'كلمة السر الطويلة',
    'zX9#pL2vQ!8w',
    '8301927465',
  ]) {
    assert.equal(isCommonPassword(password), false, password);
  }
});
