// A packaged title of known numbers, for the tests of playlists and manifests.
import type { PackagedMedia } from './packaged-media.ts';

const square = { num: 1, den: 1 };
const frameRate = { num: 24000, den: 1001 };

/** 12.012 s in three segments and 4.004 s in a fourth half as long; two rungs, two sounds, subtitles, thumbnails. */
export const packagedFixture: PackagedMedia = {
  durationSeconds: 14.014,
  video: [
    {
      kind: 'video',
      id: 'video-1080',
      codec: 'avc1.640028',
      timescale: 24000,
      segments: [
        { duration: 96096, bytes: 2_000_000 },
        { duration: 96096, bytes: 2_502_500 },
        { duration: 96096, bytes: 1_000_000 },
        { duration: 48048, bytes: 400_000 },
      ],
      width: 1920,
      height: 1080,
      pixelAspect: square,
      frameRate,
    },
    {
      kind: 'video',
      id: 'video-360',
      codec: 'avc1.4d401e',
      timescale: 24000,
      segments: [
        { duration: 96096, bytes: 200_000 },
        { duration: 96096, bytes: 300_000 },
        { duration: 96096, bytes: 200_000 },
        { duration: 48048, bytes: 80_000 },
      ],
      width: 638,
      height: 360,
      pixelAspect: { num: 320, den: 319 },
      frameRate,
    },
  ],
  audio: [
    {
      kind: 'audio',
      id: 'audio-0-fr',
      codec: 'mp4a.40.2',
      timescale: 48000,
      segments: [
        { duration: 192512, bytes: 64_000 },
        { duration: 191488, bytes: 64_000 },
        { duration: 192512, bytes: 64_000 },
        { duration: 96256, bytes: 32_000 },
      ],
      language: 'fr',
      title: 'Version "originale" <b>&</b>',
      isDefault: true,
      role: 'main',
      channels: 2,
      sampleRate: 48000,
    },
    {
      kind: 'audio',
      id: 'audio-1-en',
      codec: 'mp4a.40.2',
      timescale: 48000,
      segments: [{ duration: 672768, bytes: 220_000 }],
      language: 'en',
      title: null,
      isDefault: false,
      role: 'description',
      channels: 2,
      sampleRate: 48000,
    },
  ],
  subtitles: [
    {
      id: 'text-0-ar',
      language: 'ar',
      title: 'العربية',
      isDefault: false,
      forced: false,
      forHearingImpaired: true,
    },
  ],
  thumbnails: {
    id: 'thumbnails',
    tileWidth: 214,
    tileHeight: 120,
    columns: 6,
    rows: 2,
    secondsPerTile: 1,
    tiles: 15,
    sheets: 2,
    largestSheetBytes: 30_000,
  },
};

/** The same with AV1 and Opus beside. */
export const twoFamilies: PackagedMedia = {
  ...packagedFixture,
  video: [
    ...packagedFixture.video,
    ...packagedFixture.video.map((track) => ({ ...track, id: `${track.id}-av1`, codec: 'av01.0.08M.08' })),
  ],
  audio: [
    ...packagedFixture.audio,
    ...packagedFixture.audio.map((track) => ({ ...track, id: `${track.id}-opus`, codec: 'opus' })),
  ],
};
