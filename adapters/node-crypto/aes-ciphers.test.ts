import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aesCiphers } from './aes-ciphers.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
// NIST SP 800-38A, F.2.1 and F.5.1.
const key = bytes('2b7e151628aed2a6abf7158809cf4f3c');
const plain = bytes('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51');

test('aesCiphers() agrees with the vectors of NIST in counter mode', () => {
  const hidden = aesCiphers(key).counter(bytes('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'), plain);
  assert.equal(
    Buffer.from(hidden).toString('hex'),
    '874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff',
  );
});

test('aesCiphers() agrees with the vectors of NIST in CBC, and pads', () => {
  const hidden = aesCiphers(key).segment(bytes('000102030405060708090a0b0c0d0e0f'), plain);
  assert.equal(
    Buffer.from(hidden).subarray(0, 32).toString('hex'),
    '7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2',
  );
  assert.equal(hidden.length, 48);
});

test('aesCiphers() refuses a key of another length', () => {
  assert.throws(() => aesCiphers(new Uint8Array(32)), /key of 32 bytes/);
});
