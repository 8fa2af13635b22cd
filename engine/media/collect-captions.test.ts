import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captionBytes } from './caption-fixture.ts';
import { collectCaptions } from './collect-captions.ts';

const picture = (pair: [number, number]): Uint8Array =>
  Uint8Array.of(0, 0, 1, 0xb2, 0x47, 0x41, 0x39, 0x34, 3, 0x41, 0xff, 0xfc, ...pair);

test('collectCaptions() reads pictures in the order in which they are shown, not in that in which they come', () => {
  const pictures = captionBytes('1420 1470 "In order" 142f').map((pair, i) => ({ pair, seconds: i / 25 }));
  const captions = collectCaptions();
  // Each four as an encoder stores them: the last one first.
  for (let i = 0; i < pictures.length; i += 4)
    for (const { pair, seconds } of pictures.slice(i, i + 4).toReversed())
      assert.equal(captions.take(picture(pair), seconds), true);
  assert.equal(captions.take(picture([0x80, 0x80]), 1), false);
  const [track] = captions.finish(9);
  assert.deepEqual(track, {
    channel: 'CC1',
    cues: [{ startSeconds: 6 / 25, endSeconds: 9, text: 'In order', settings: '' }],
  });
});
