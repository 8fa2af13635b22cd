import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offeredQualities, usualQuality } from './offered-qualities.ts';

const quality = (id: string, height: number, bytes: number, codec = 'avc1') => ({
  id,
  height,
  bytes,
  codec,
  width: 0,
});
const all = [
  quality('1080', 1080, 900),
  quality('1080-av1', 1080, 500, 'av01'),
  quality('720', 720, 600),
  quality('360', 360, 200),
];

test('offeredQualities() shows what can be played, the smallest of each height', () => {
  const ids = (plays: (type: string) => boolean) => offeredQualities(all, plays).map(({ id }) => id);
  assert.deepEqual(
    ids(() => true),
    ['1080-av1', '720', '360'],
  );
  assert.deepEqual(
    ids((type) => !type.includes('av01')),
    ['1080', '720', '360'],
  );
  assert.deepEqual(
    ids(() => false),
    [],
  );
});

test('usualQuality() is the best of at most 720 lines that finds room', () => {
  assert.equal(usualQuality(all, null)?.id, '720');
  assert.equal(usualQuality(all, 300)?.id, '360');
  assert.equal(usualQuality(all, 10), undefined);
});
