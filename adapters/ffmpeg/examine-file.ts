// Looks at a file from outside, before FFmpeg may touch it, and says which containers it may be.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { mediaErrors } from '#domains/media/errors.ts';
import type { KinoraError } from '#engine/api/define-errors.ts';

/**
 * Demuxers that may touch a file. Whatever reads other files or addresses (hls, dash, concat, image2, sdp, lavfi ...) is not
 * among them, so that no file can make the server read another one.
 */
export const containers = [
  'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,flv,asf,ogg,nut,ivf,mxf,gxf,rm,dv,wtv,yuv4mpegpipe',
  'h264,hevc,av1,obu,m4v,vc1,mjpeg,gif,apng',
  // Sound and pictures are opened only to say what they are.
  'mp3,wav,flac,aac,aiff,amr,caf,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe',
].join(',');

/** How playlists, reference movies and the like begin. */
const pointer =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:#EXTM3U|ffconcat|\[playlist\]|\[Reference\]|<asx|<smil|RTSPtext|v=0\r?\n|file\s+['"]?\S|(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:MPD|smil|playlist|asx|SmoothStreamingMedia|embed)\b)/i;

/** Outermost boxes of an MP4 file that are walked over to find what it lacks; fragmented films of hours have fewer. */
const mostBoxes = 100_000;

/** Opening a pipe would wait for somebody to write into it. Windows knows no such flag. */
const readAtOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The beginning of a file and its size. */
export type Outside = { head: Buffer; bytes: number };

/** Throws one of mediaErrors for what is no plain file, is empty, or only points to others. */
export function examineFile(path: string): Outside {
  const outside = readHead(resolve(path));
  if (outside.bytes === 0) throw mediaErrors.media_not_video(path, 'the file is empty');
  if (pointer.test(outside.head.toString('latin1'))) throw mediaErrors.media_pointer(path);
  return outside;
}

/** The error for a file that no demuxer could open: cut off, or no video. */
export function whyUnreadable(path: string, { head, bytes }: Outside): KinoraError {
  const cut = missingEnd(resolve(path), head, bytes);
  return cut !== null
    ? mediaErrors.media_truncated(path, cut)
    : mediaErrors.media_not_video(path, 'no video container that is accepted was recognised');
}

function readHead(file: string): { head: Buffer; bytes: number } {
  let descriptor: number;
  try {
    descriptor = openSync(file, readAtOnce);
  } catch {
    throw mediaErrors.media_not_found(file);
  }
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) throw mediaErrors.media_not_found(file);
    const head = Buffer.alloc(Math.min(4096, facts.size));
    readSync(descriptor, head, 0, head.length, 0);
    return { head, bytes: facts.size };
  } finally {
    closeSync(descriptor);
  }
}

/** Says what an MP4 file lacks at its end, walking its outermost boxes; null when it is whole or no MP4. */
function missingEnd(file: string, head: Buffer, bytes: number): string | null {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return null;
  const descriptor = openSync(file, 'r');
  try {
    const header = Buffer.alloc(16);
    let at = 0;
    let hasIndex = false;
    for (let seen = 0; at + 8 <= bytes; seen++) {
      if (seen === mostBoxes) return null;
      readSync(descriptor, header, 0, 16, at);
      const size32 = header.readUInt32BE(0);
      const type = header.toString('latin1', 4, 8);
      const size = size32 === 1 ? Number(header.readBigUInt64BE(8)) : size32 === 0 ? bytes - at : size32;
      if (type === 'moov') hasIndex = true;
      if (size < 8) return null;
      if (at + size > bytes) return `its part "${type}" should be ${size} bytes and has ${bytes - at}`;
      at += size;
    }
    return hasIndex ? null : 'its index is missing';
  } finally {
    closeSync(descriptor);
  }
}
