import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { test } from 'node:test';
import { applyCipher, encryptSamples } from './encrypt-samples.ts';
import type { CounterCipher } from './encrypt-samples.ts';

const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const cipher: CounterCipher = (counter, data) => createCipheriv('aes-128-ctr', key, counter).update(data);

/** A NAL unit with its length: header, then bytes that count. */
function unit(type: number, length: number): Buffer {
  const bytes = Buffer.alloc(4 + length, 0);
  bytes.writeUInt32BE(length);
  for (let i = 0; i < length; i++) bytes[4 + i] = i === 0 ? type : (i * 7) & 0xff;
  return bytes;
}

const sample = (...units: Buffer[]) => ({
  data: new Uint8Array(Buffer.concat(units)),
  duration: 1000,
  compositionOffset: 0,
  isKey: true,
});

test('encryptSamples() leaves lengths, headers, SEI and the first 96 bytes of each slice readable', () => {
  // SEI of 40 bytes; slices of 1000 and of 100 bytes; the second is too short for a whole block behind its clear bytes.
  const clear = sample(unit(6, 40), unit(0x65, 1000), unit(0x41, 100));
  const { samples, encryption } = encryptSamples('video', [clear], 5n, cipher);
  const [hidden] = samples;
  assert.ok(hidden);
  // 1000 - 96 = 904 = 56 blocks and 8 bytes, which stay clear.
  const lead = 44 + 4 + 104;
  assert.deepEqual(encryption[0]?.subsamples, [
    { clear: lead, encrypted: 896 },
    { clear: 104, encrypted: 0 },
  ]);
  assert.deepEqual(encryption[0]?.iv, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 5));
  assert.deepEqual(hidden.data.subarray(0, lead), clear.data.subarray(0, lead));
  assert.deepEqual(hidden.data.subarray(lead + 896), clear.data.subarray(lead + 896));
  assert.notDeepEqual(hidden.data.subarray(lead, lead + 16), clear.data.subarray(lead, lead + 16));
  assert.equal(hidden.data.length, clear.data.length);
});

test('encryptSamples() goes back to the clear samples, with two slices as one stream of blocks', () => {
  const clear = [sample(unit(0x65, 5000), unit(0x65, 321)), sample(unit(0x41, 90_000))];
  const { samples, encryption } = encryptSamples('video', clear, 0xffffffffffffffffn, cipher);
  samples.forEach((hidden, i) => {
    assert.notDeepEqual(hidden.data, clear[i]?.data);
    assert.deepEqual(applyCipher(hidden.data, encryption[i]!, cipher), clear[i]?.data);
  });
  assert.equal(encryption[0]?.subsamples?.length, 2);
});

test('encryptSamples() gives each sample an IV of its own, and goes on with the next segment', () => {
  const clear = [sample(unit(0x65, 500)), sample(unit(0x41, 500))];
  const first = encryptSamples('video', clear, 0xffffffffffffffffn, cipher);
  const second = encryptSamples('video', clear, first.nextIv, cipher);
  const ivs = [...first.encryption, ...second.encryption].map(({ iv }) => Buffer.from(iv).toString('hex'));
  assert.deepEqual(ivs, ['ffffffffffffffff', '0000000000000000', '0000000000000001', '0000000000000002']);
  assert.notDeepEqual(first.samples[0]?.data, second.samples[0]?.data);
});

test('encryptSamples() encrypts sound whole', () => {
  const clear = { ...sample(), data: Uint8Array.from({ length: 371 }, (_, i) => i & 0xff) };
  const { samples, encryption } = encryptSamples('audio', [clear], 1n, cipher);
  assert.equal(encryption[0]?.subsamples, null);
  assert.notDeepEqual(samples[0]?.data.subarray(0, 16), clear.data.subarray(0, 16));
  const [hidden] = samples;
  const [how] = encryption;
  assert.ok(hidden && how);
  assert.deepEqual(Uint8Array.from(applyCipher(hidden.data, how, cipher)), clear.data);
});

test('encryptSamples() counts clear bytes in 16 bits', () => {
  const { encryption } = encryptSamples('video', [sample(unit(6, 70_000), unit(0x65, 200))], 1n, cipher);
  const parts = encryption[0]?.subsamples ?? [];
  assert.ok(parts.every(({ clear }) => clear <= 0xffff));
  assert.equal(
    parts.reduce((sum, part) => sum + part.clear + part.encrypted, 0),
    70_004 + 204,
  );
});

test('encryptSamples() refuses a sample whose NAL units do not fill it', () => {
  const broken = sample(unit(0x65, 500));
  broken.data = broken.data.subarray(0, 400);
  assert.throws(
    () => encryptSamples('video', [broken], 1n, cipher),
    /sample of 400 bytes: NAL unit at 0 is of 500/,
  );
});
