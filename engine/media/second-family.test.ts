import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AudioRendition, VideoRendition } from './ladder-for.ts';
import { secondFamily } from './second-family.ts';

const rung = (width: number, height: number): VideoRendition => ({
  id: `video-${height}`,
  width,
  height,
  pixelAspect: { num: 1, den: 1 },
  maxBitrate: 1_000_000,
  quality: 18.4,
  profile: 'high',
  level: 31,
  preset: 'veryfast',
});
const sound: AudioRendition = {
  id: 'audio-0-fr',
  sourceIndex: 1,
  language: 'fr',
  title: null,
  isDefault: true,
  role: 'main',
  bitrate: 128_000,
  sampleRate: 48000,
  channels: 2,
};

test('secondFamily() has the same sizes and sounds under names of their own, for a lower cap', () => {
  const { video, audio } = secondFamily({
    video: [rung(1280, 720), rung(640, 360), rung(88, 48)],
    audio: [sound],
  });
  assert.deepEqual(
    video.map(({ id, width, height, codec, maxBitrate, preset }) => [
      id,
      width,
      height,
      codec,
      maxBitrate,
      preset,
    ]),
    [
      ['video-720-av1', 1280, 720, 'av1', 650_000, undefined],
      ['video-360-av1', 640, 360, 'av1', 650_000, undefined],
    ],
  );
  assert.deepEqual(audio, [{ ...sound, id: 'audio-0-fr-opus', codec: 'opus', bitrate: 96_000 }]);
});
