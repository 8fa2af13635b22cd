// Opens SVT-AV1 for one rendition: size, colours, groups, rate control.
import { FF_ENCODER_LIBSVTAV1 } from 'node-av';
import type { CodecContext } from 'node-av';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction } from '#engine/media/media-facts.ts';
import { openPictureEncoder } from './open-picture-encoder.ts';
import { svtAv1Settings } from './svt-av1-settings.ts';

/** Time base of frames and packets is one frame. */
export function openSvtAv1(rendition: VideoRendition, frameRate: Fraction, gopFrames: number): CodecContext {
  const grid = { rendition, frameRate, gopFrames };
  return openPictureEncoder(FF_ENCODER_LIBSVTAV1, grid, svtAv1Settings(rendition), () => undefined);
}
