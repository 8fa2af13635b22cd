import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladderFor } from './ladder-for.ts';
import type { MediaFacts } from './media-facts.ts';
import { trackSeconds } from './packaged-media.ts';
import { promiseMedia } from './promise-media.ts';

const facts: MediaFacts = {
  container: 'matroska,webm',
  bytes: 1,
  durationSeconds: 62,
  startSeconds: 0,
  video: {
    index: 0,
    codec: 'h264',
    width: 3840,
    height: 2160,
    pixelAspect: { num: 1, den: 1 },
    rotation: 0,
    flipped: false,
    frameRate: { num: 30_000, den: 1001 },
    endSeconds: 61.5,
    variableFrameRate: false,
    interlaced: false,
    highDynamicRange: false,
  },
  audio: [
    {
      index: 1,
      codec: 'aac',
      channels: 6,
      sampleRate: 44_100,
      endSeconds: 62,
      language: 'fr',
      title: null,
      isDefault: true,
      role: 'main',
    },
  ],
  subtitles: [],
};
const withVideo = (video: Partial<MediaFacts['video']>): MediaFacts => ({
  ...facts,
  video: { ...facts.video, ...video },
});

test('promiseMedia() tells every segment of every track that can be made while it plays', () => {
  const media = promiseMedia(facts, ladderFor(facts));
  assert.ok(media);
  assert.deepEqual(
    media.video.map(({ id }) => id),
    ['video-720', 'video-540', 'video-360', 'video-234'],
  );
  for (const track of media.video) {
    assert.equal(track.timescale, 30_000);
    assert.equal(track.segments.length, 16);
    assert.equal(track.segments[0]?.duration, 120 * 1001);
    assert.ok(Math.abs(trackSeconds(track) - 61.5) < 0.02);
  }
  const [sound] = media.audio;
  assert.ok(sound);
  assert.ok(Math.abs(trackSeconds(sound) - 62) < 0.03);
  assert.equal(media.video[0]?.codec, 'avc1.64001f');
  assert.equal(media.video.at(-1)?.codec.slice(0, 9), 'avc1.4d40');
});

test('promiseMedia() promises no segment that an encoder might not give', () => {
  const count = (endSeconds: number): number | undefined => {
    const exact = withVideo({ frameRate: { num: 24, den: 1 }, endSeconds });
    return promiseMedia(exact, ladderFor(exact))?.video[0]?.segments.length;
  };
  assert.equal(count(8), 2);
  assert.equal(count(8 + 2 / 24), 2);
  assert.equal(count(8 + 3 / 24), 3);
  assert.equal(count(1 / 24), 1);
});

test('promiseMedia() promises nothing when the end of a stream is unknown', () => {
  const unknown = withVideo({ endSeconds: undefined });
  assert.equal(promiseMedia(unknown, ladderFor(unknown)), null);
  const silent = { ...facts, audio: facts.audio.map((track) => ({ ...track, endSeconds: undefined })) };
  assert.equal(promiseMedia(silent, ladderFor(silent)), null);
});

test('promiseMedia() promises the smallest rung of a picture too large to be made in time', () => {
  const large = withVideo({ width: 8192, height: 8192 });
  const ladder = ladderFor(large);
  ladder.video = ladder.video.slice(0, 1);
  assert.equal(promiseMedia(large, ladder)?.video.length, 1);
});
