import assert from 'node:assert/strict';
import { test } from 'node:test';
import { opusConfiguration } from './opus-configuration.ts';

const head = (mapping: number) =>
  Uint8Array.from([
    ...new TextEncoder().encode('OpusHead'),
    1,
    2,
    0x38,
    0x01,
    0x80,
    0xbb,
    0,
    0,
    0,
    0,
    mapping,
  ]);

test('opusConfiguration() turns the header of Ogg into the record of MP4', () => {
  assert.deepEqual([...opusConfiguration(head(0))], [0, 2, 0x01, 0x38, 0, 0, 0xbb, 0x80, 0, 0, 0]);
});

test('opusConfiguration() refuses other headers, and those of more channels', () => {
  assert.throws(() => opusConfiguration(head(1)), /none of mono or stereo/);
  assert.throws(() => opusConfiguration(new Uint8Array(19)), /header of 19 bytes/);
});
