import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMatroskaBlocks } from './read-matroska-blocks.ts';

const bytes = (hex: string): number[] => (hex.match(/[\da-f]{2}/g) ?? []).map((each) => parseInt(each, 16));

/** An element of a size that one byte tells. */
const element = (id: string, body: readonly number[]): number[] => [
  ...bytes(id),
  0x80 | body.length,
  ...body,
];
const picture = (fill: number): number[] => Array.from({ length: 20 }, () => fill);

/** As FFmpeg writes it to a pipe: sizes of the segment and of a cluster are not known. */
const stream = Uint8Array.from([
  ...element('1a45dfa3', bytes('4286810142f78101')),
  ...bytes('18538067 01ffffffffffffff'),
  ...element('1654ae6b', picture(0xa3)),
  ...bytes('1f43b675 01ffffffffffffff'),
  ...element('e7', bytes('0186a0')),
  ...element('a3', [...bytes('81 0000 80'), ...picture(1)]),
  // Shown before the cluster begins, and in a group of its own.
  ...element('a0', element('a1', [...bytes('81 ffd8 00'), ...picture(2)])),
  ...element('1f43b675', [
    ...element('e7', bytes('018a88')),
    ...element('a3', [...bytes('81 0021 00'), ...picture(3)]),
  ]),
]);

test('readMatroskaBlocks() gives each picture with its time, however the stream is cut', () => {
  for (const size of [1, 7, 13, stream.length]) {
    const found: [number, number, number][] = [];
    const reader = readMatroskaBlocks((data, seconds) => found.push([data[0] ?? 0, data.length, seconds]));
    for (let at = 0; at < stream.length; at += size) reader.push(stream.subarray(at, at + size));
    assert.deepEqual(
      found,
      [
        [1, 20, 100],
        [2, 20, 99.96],
        [3, 20, 101.033],
      ],
      `in pieces of ${size}`,
    );
  }
});

test('readMatroskaBlocks() refuses what is no Matroska', () => {
  const reader = readMatroskaBlocks(() => undefined);
  assert.throws(() => reader.push(new Uint8Array(100)), /Cannot read Matroska/);
  const large = Uint8Array.from([...bytes('1a45dfa3 01 00ffffffffffff'), ...picture(0)]);
  assert.throws(() => readMatroskaBlocks(() => undefined).push(large), /says that it has \d+ bytes/);
});
