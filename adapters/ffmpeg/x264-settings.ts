// How x264 is asked for a rendition, the same by every adapter.
import type { VideoRendition } from '#engine/media/ladder-for.ts';

/** Superfast keeps .9997 of veryfast's SSIM at two thirds of its processor time. */
export const x264Preset = 'superfast';

/** Options of libx264 by FFmpeg's names. */
export function x264Settings(
  { profile, quality, level }: Pick<VideoRendition, 'profile' | 'quality' | 'level'>,
  gopFrames: number,
): { profile: string; crf: string; 'x264-params': string } {
  return {
    profile,
    crf: String(quality),
    // Key frames exactly every gopFrames and groups that need nothing before them: segments of all rungs line up.
    'x264-params': `keyint=${gopFrames}:min-keyint=${gopFrames}:scenecut=0:open-gop=0:level=${level}:force-cfr=1:stitchable=1`,
  };
}
