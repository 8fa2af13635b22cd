import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinSegments } from './join-segments.ts';
import { readFragments } from './read-fmp4.ts';
import { writeInitSegment, writeMediaSegment } from './write-fmp4.ts';

const init = writeInitSegment({
  kind: 'audio',
  timescale: 48_000,
  language: 'und',
  sampleRate: 48_000,
  channels: 2,
  configuration: Uint8Array.of(0x11, 0x90),
  bitrate: 64_000,
});
const segment = (sequence: number, time: number, byte: number) =>
  writeMediaSegment(sequence, time, [
    { data: Uint8Array.of(byte, byte), duration: 1024, compositionOffset: 0, isKey: true },
  ]);

/** Decode times of the fragments, as written. */
function decodeTimes(bytes: Uint8Array): bigint[] {
  const text = Buffer.from(bytes);
  const times: bigint[] = [];
  for (let at = text.indexOf('tfdt'); at >= 0; at = text.indexOf('tfdt', at + 4))
    times.push(text.readBigUInt64BE(at + 8));
  return times;
}

test('joinSegments() makes a file that begins at zero and holds every sample', () => {
  const joined = joinSegments(init, [segment(301, 5_000_000_000, 7), segment(302, 5_000_001_024, 8)]);
  assert.deepEqual(decodeTimes(joined), [0n, 1024n]);
  const read: number[][] = [];
  const reader = readFragments({
    configured: (configuration) => assert.deepEqual([...configuration], [0x11, 0x90]),
    sample: ({ data }) => read.push([...data]),
  });
  reader.push(joined);
  reader.end();
  assert.deepEqual(read, [
    [7, 7],
    [8, 8],
  ]);
  assert.equal(Buffer.from(joined).indexOf('styp'), -1);
});

test('joinSegments() leaves the segments it was given as they are', () => {
  const given = segment(301, 96_000, 7);
  const before = given.slice();
  joinSegments(init, [given]);
  assert.deepEqual(given, before);
});

test('joinSegments() refuses segments out of order and what is no MP4', () => {
  assert.throws(() => joinSegments(init, [segment(2, 2048, 1), segment(1, 1024, 2)]), /one at 1024 follows/);
  assert.throws(() => joinSegments(init, [Uint8Array.of(0, 0, 0, 99, 1, 2, 3, 4)]), /a box of 99 bytes/);
});
