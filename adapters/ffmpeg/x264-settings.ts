// How x264 is asked for a rendition, the same by every adapter.
import type { VideoRendition, X264Preset } from '#engine/media/ladder-for.ts';

/** Superfast keeps .9997 of veryfast's SSIM at two thirds of its processor time. */
export const x264Preset: X264Preset = 'superfast';

/** Options of libx264 by FFmpeg's names. */
export function x264Settings(
  { profile, quality, level, preset }: Pick<VideoRendition, 'profile' | 'quality' | 'level' | 'preset'>,
  gopFrames: number,
): { preset: X264Preset; profile: string; crf: string; 'x264-params': string } {
  return {
    preset: preset ?? x264Preset,
    profile,
    crf: String(quality),
    // Key frames exactly every gopFrames and groups that need nothing before them: segments of all rungs line up.
    'x264-params': `keyint=${gopFrames}:min-keyint=${gopFrames}:scenecut=0:open-gop=0:level=${level}:force-cfr=1:stitchable=1`,
  };
}
