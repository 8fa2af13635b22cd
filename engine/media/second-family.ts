// The AV1 and Opus renditions that stand beside the H.264 and AAC ones of a ladder: the same sizes, sounds and groups for fewer bits.
import type { AudioRendition, Ladder, VideoRendition } from './ladder-for.ts';

/** Share of an H.264 rendition's cap that AV1 may peak at. */
const peakShare = 0.65;

/** SVT-AV1 makes no smaller picture. */
const smallestSide = 64;

/** Rate factors of SVT-AV1 that look about like the ladder's of x264. */
const largeQuality = 34;
const smallQuality = 36;

/** Renditions of AV1 and Opus alone. */
export function secondFamily({
  video,
  audio,
}: Pick<Ladder, 'video' | 'audio'>): Pick<Ladder, 'video' | 'audio'> {
  return {
    video: video
      .filter(({ width, height }) => Math.min(width, height) >= smallestSide)
      .map(({ preset: _x264, ...rung }): VideoRendition => ({
        ...rung,
        id: `${rung.id}-av1`,
        codec: 'av1',
        maxBitrate: Math.round(rung.maxBitrate * peakShare),
        quality: rung.width * rung.height >= 800_000 ? largeQuality : smallQuality,
      })),
    audio: audio.map((track): AudioRendition => ({
      ...track,
      id: `${track.id}-opus`,
      codec: 'opus',
      bitrate: Math.round(track.bitrate * 0.75),
    })),
  };
}
