import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encryptSegment } from './encrypt-segment.ts';

test('encryptSegment() takes the media sequence number, big-endian in 16 bytes, for the IV', () => {
  const data = Uint8Array.of(1, 2, 3);
  const made = encryptSegment(0x1234, data, (iv, bytes) => Uint8Array.of(...iv, ...bytes));
  assert.deepEqual(made, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x12, 0x34, 1, 2, 3));
});
