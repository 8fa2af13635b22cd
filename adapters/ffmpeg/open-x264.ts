// Opens x264 for one rendition: size, colours, groups, rate control.
import { FF_ENCODER_LIBX264 } from 'node-av';
import type { CodecContext } from 'node-av';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { Fraction } from '#engine/media/media-facts.ts';
import { openPictureEncoder } from './open-picture-encoder.ts';
import { x264Settings } from './x264-settings.ts';

/** Time base of frames and packets is one frame. */
export function openX264(rendition: VideoRendition, frameRate: Fraction, gopFrames: number): CodecContext {
  const grid = { rendition, frameRate, gopFrames };
  return openPictureEncoder(FF_ENCODER_LIBX264, grid, x264Settings(rendition, gopFrames), (context) => {
    // As many as x264 thinks right for the machine; without a word the library takes one.
    context.threadCount = 0;
    context.rcMaxRate = BigInt(rendition.maxBitrate);
    // One second of buffer: a segment of four can exceed the peak rate by a quarter at most.
    context.rcBufferSize = rendition.maxBitrate;
  });
}
