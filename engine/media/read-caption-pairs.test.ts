import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCaptionPairs } from './read-caption-pairs.ts';

const bytes = (hex: string): number[] => (hex.match(/[\da-f]{2}/g) ?? []).map((each) => parseInt(each, 16));
const coded = (...parts: string[]): Uint8Array => Uint8Array.from(parts.flatMap(bytes));

/** Three pairs: both fields of line 21, then one of CEA-708. */
const data = '4741393403 43ff fc9420 fd1520 fe0102 ff';
const two = [
  { field: 1, first: 0x94, second: 0x20 },
  { field: 2, first: 0x15, second: 0x20 },
];

test('readCaptionPairs() finds the pairs of both fields in H.264, HEVC and MPEG-2, however the pictures are framed', () => {
  assert.deepEqual(readCaptionPairs(coded('00000001 06 0412 b50031', data, '80 000001 65 8884')), two);
  assert.deepEqual(readCaptionPairs(coded('00000018 06 0412 b50031', data, '80 00000003 658884')), two);
  assert.deepEqual(readCaptionPairs(coded('00000001 4e01 0412 b50031', data, '80')), two);
  assert.deepEqual(readCaptionPairs(coded('00000100 000001b2', data, '00000101 47')), two);
});

test('readCaptionPairs() takes out the byte that keeps start codes out of an SEI message, and only there', () => {
  const pairs = 'fc4142 ff';
  const em = '4741393403 41';
  // 00 00 03 fc: the pair follows the third byte.
  const sei = coded('06 b50031 4741393403 42 00 f80000 03 fc4142');
  assert.deepEqual(readCaptionPairs(sei), [{ field: 1, first: 0x41, second: 0x42 }]);
  assert.deepEqual(readCaptionPairs(coded('000001b2', em, '00', pairs)), [
    { field: 1, first: 0x41, second: 0x42 },
  ]);
});

test('readCaptionPairs() leaves out pairs that are invalid, empty, cut off or not announced, and other user data', () => {
  const of = (rest: string) => readCaptionPairs(coded('000001b2 4741393403', rest));
  assert.deepEqual(of('42ff f89420 fc8080'), []);
  assert.deepEqual(of('03ff fc9420 fc9420 fc9420'), []);
  assert.deepEqual(of('5fff fc9420 fc94'), two.slice(0, 1));
  assert.deepEqual(of('40ff fc9420'), []);
  assert.deepEqual(of(''), []);
  // Aspect of the picture (06), and the mark without what belongs before it.
  assert.deepEqual(readCaptionPairs(coded('000001b2 4741393406 41ff fc9420')), []);
  assert.deepEqual(readCaptionPairs(coded(data)), []);
});
