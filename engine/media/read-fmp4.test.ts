import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFragments } from './read-fmp4.ts';
import type { FragmentSample } from './read-fmp4.ts';
import { writeInitSegment, writeMediaSegment } from './write-fmp4.ts';
import type { Sample, TrackHeader } from './write-fmp4.ts';

const picture: TrackHeader = {
  kind: 'video',
  timescale: 24_000,
  language: 'und',
  width: 320,
  height: 180,
  pixelAspect: { num: 1, den: 1 },
  configuration: Uint8Array.of(1, 100, 0, 31, 255, 225, 0, 1, 103, 1, 0, 1, 104),
};
const sound: TrackHeader = {
  kind: 'audio',
  timescale: 48_000,
  language: 'fra',
  sampleRate: 48_000,
  channels: 2,
  bitrate: 128_000,
  configuration: Uint8Array.of(0x11, 0x90, 0x56, 0xe5, 0),
};
const frame = (byte: number, length: number, compositionOffset: number, isKey: boolean): Sample => ({
  data: new Uint8Array(length).fill(byte),
  duration: 1000,
  compositionOffset,
  isKey,
});
const tracks: readonly TrackHeader[] = [picture, sound];
const frames: readonly Sample[] = [
  frame(1, 70, 0, true),
  frame(2, 9, 2000, false),
  frame(3, 1, -1000, false),
];

type Reading = { found: FragmentSample[]; configured: unknown[] };

function read(track: TrackHeader, samples: readonly Sample[], step: number): Reading {
  const stream = Buffer.concat([
    writeInitSegment(track),
    writeMediaSegment(1, 0, samples.slice(0, 2)),
    writeMediaSegment(2, 2000, samples.slice(2)),
  ]);
  const found: FragmentSample[] = [];
  const configured: unknown[] = [];
  const reader = readFragments({
    configured: (configuration, timescale) => configured.push([configuration, timescale]),
    sample: (sample) => found.push({ ...sample, data: Uint8Array.from(sample.data) }),
  });
  for (let at = 0; at < stream.length; at += step) reader.push(stream.subarray(at, at + step));
  reader.end();
  return { found, configured };
}

test('readFragments() gives back what was written, however the stream is cut', () => {
  for (const step of [1, 3, 7, 64, 100_000]) {
    for (const track of tracks) {
      const { found, configured } = read(track, frames, step);
      assert.deepEqual(configured, [[track.configuration, track.timescale]]);
      assert.deepEqual(
        found,
        frames.map(({ data, compositionOffset, isKey }) => ({ data, compositionOffset, isKey })),
      );
    }
  }
});

test('readFragments() refuses what is no MP4, and a stream that ends inside a box', () => {
  const nothing = { configured: () => undefined, sample: () => undefined };
  assert.throws(() => readFragments(nothing).push(new Uint8Array(64)), /a box says that it has 0 bytes/);
  const reader = readFragments(nothing);
  reader.push(writeInitSegment(picture).subarray(0, 100));
  assert.throws(() => reader.end(), /ends \d+ bytes into a box/);
});
