// How SVT-AV1 is asked for a rendition, the same by every adapter.
import type { VideoRendition } from '#engine/media/ladder-for.ts';

/** Less processor time than x264's veryfast at about half of its bits. */
export const svtAv1Preset = '10';

/** Options of libsvtav1 by FFmpeg's names. */
export function svtAv1Settings({ quality, maxBitrate }: Pick<VideoRendition, 'quality' | 'maxBitrate'>): {
  preset: string;
  crf: string;
  'svtav1-params': string;
} {
  return {
    preset: svtAv1Preset,
    crf: String(quality),
    // Groups that need nothing before them, at the places of the other rungs; a cap in kbit/s.
    'svtav1-params': `irefresh-type=2:scd=0:mbr=${Math.ceil(maxBitrate / 1000)}`,
  };
}
