import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aacCodecString, av1CodecString } from './codec-string.ts';

test('aacCodecString() reads the object type, also when it is escaped', () => {
  // AAC-LC, 48 kHz, stereo.
  assert.equal(aacCodecString(Uint8Array.of(0x11, 0x90)), 'mp4a.40.2');
  // HE-AAC.
  assert.equal(aacCodecString(Uint8Array.of(0x2b, 0x92)), 'mp4a.40.5');
  // xHE-AAC, type 42: 31, then 42 - 32 in six bits.
  assert.equal(aacCodecString(Uint8Array.of(0xf9, 0x40)), 'mp4a.40.42');
});

test('av1CodecString() reads profile, level, tier and depth', () => {
  assert.equal(av1CodecString(Uint8Array.of(0x81, 0x08, 0x0c, 0)), 'av01.0.08M.08');
  assert.equal(av1CodecString(Uint8Array.of(0x81, 0x2d, 0xcc, 0)), 'av01.1.13H.10');
});
