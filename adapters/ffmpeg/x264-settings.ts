// How x264 is asked for a rendition, the same by every adapter.
import type { VideoRendition, X264Preset } from '#engine/media/ladder-for.ts';

/** Superfast keeps .9997 of veryfast's SSIM at two thirds of its processor time. */
export const x264Preset: X264Preset = 'superfast';

/**
 * What x264 calls a preset, and what is asked for beyond it. None may change the header, in which stands how many pictures are referred to:
 * segments that were made on demand lie behind the header of the whole encode.
 */
const presets: Record<X264Preset, { name: string; more: string }> = {
  superfast: { name: 'superfast', more: '' },
  veryfast: { name: 'veryfast', more: '' },
  careful: { name: 'veryfast', more: ':rc-lookahead=30:b-adapt=2' },
  thorough: { name: 'faster', more: ':rc-lookahead=30:b-adapt=2:ref=1' },
};

/** Options of libx264 by FFmpeg's names. */
export function x264Settings(
  { profile, quality, level, preset }: Pick<VideoRendition, 'profile' | 'quality' | 'level' | 'preset'>,
  gopFrames: number,
): { preset: string; profile: string; crf: string; 'x264-params': string } {
  const { name, more } = presets[preset ?? x264Preset];
  return {
    preset: name,
    profile,
    crf: String(quality),
    // Key frames exactly every gopFrames and groups that need nothing before them: segments of all rungs line up.
    'x264-params': `keyint=${gopFrames}:min-keyint=${gopFrames}:scenecut=0:open-gop=0:level=${level}:force-cfr=1:stitchable=1${more}`,
  };
}
