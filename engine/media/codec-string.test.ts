import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aacCodecString } from './codec-string.ts';

test('aacCodecString() reads the object type, also when it is escaped', () => {
  // AAC-LC, 48 kHz, stereo.
  assert.equal(aacCodecString(Uint8Array.of(0x11, 0x90)), 'mp4a.40.2');
  // HE-AAC.
  assert.equal(aacCodecString(Uint8Array.of(0x2b, 0x92)), 'mp4a.40.5');
  // xHE-AAC, type 42: 31, then 42 - 32 in six bits.
  assert.equal(aacCodecString(Uint8Array.of(0xf9, 0x40)), 'mp4a.40.42');
});
