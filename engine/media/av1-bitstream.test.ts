import assert from 'node:assert/strict';
import { test } from 'node:test';
import { av1Configuration, av1Sample } from './av1-bitstream.ts';

/** A sequence header as SVT-AV1 writes it for 320x180: profile 0, level index 0, Main tier, chroma to the left. */
const sequence = [0x0a, 0x0e, 0, 0, 0, 0x04, 0x3c, 0xfe, 0xcc, 0x02, 0xf8, 0x10, 0x60, 0x60, 0x62, 0x40];
const delimiter = [0x12, 0x00];

test('av1Configuration() says profile, level and tier, and holds the sequence header', () => {
  const record = av1Configuration(Uint8Array.from([...delimiter, ...sequence]));
  assert.deepEqual([...record], [0x81, 0x00, 0x0d, 0x00, ...sequence]);
  // The level index stands in bits 23 to 27 behind the head: here 8, which is 4.0, and then the tier, here High.
  const large = [0x0a, 0x05, 0x00, 0x00, 0x00, 0x44, 0x02];
  assert.deepEqual([...av1Configuration(Uint8Array.from(large))].slice(1, 3), [0x08, 0x8c]);
});

test('av1Configuration() refuses what has no sequence header', () => {
  assert.throws(() => av1Configuration(Uint8Array.from(delimiter)), /lacks a sequence header/);
});

test('av1Sample() takes temporal delimiters out and keeps every other unit', () => {
  // A unit of 200 bytes says its size in two.
  const frame = [0x32, 0xc8, 0x01, ...Array.from({ length: 200 }, (_, i) => i)];
  assert.deepEqual(
    [...av1Sample(Uint8Array.from([...delimiter, ...sequence, ...frame]))],
    [...sequence, ...frame],
  );
  assert.throws(() => av1Sample(Uint8Array.of(0x32, 0x09, 1)), /a unit of 9 bytes at 0 of 3/);
  assert.throws(() => av1Sample(Uint8Array.of(0x30, 1)), /does not say its size/);
});
