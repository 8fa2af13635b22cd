// Finds closed captions in coded pictures (ATSC A/53 part 4, 6.2): user data of MPEG-2, SEI messages of H.264 and HEVC. Nothing is decoded.
import type { CaptionPair } from './decode-captions.ts';

/** Codecs, by FFmpeg's names, whose pictures can carry captions. */
export const captionCodecs: ReadonlySet<string> = new Set(['h264', 'hevc', 'mpeg2video']);

/** `GA94`, then the kind of user data that is captions. */
const mark = [0x47, 0x41, 0x39, 0x34, 0x03];

/** Before the mark in an SEI message: the United States, ATSC (ITU-T T.35). */
const registered = [0xb5, 0x00, 0x31];

/** Before the mark in MPEG-2: the start code of user data. */
const userData = [0x00, 0x00, 0x01, 0xb2];

/** Two bytes of flags and errors, and three for each of at most 31 pairs, with room for what keeps start codes out. */
const mostBytes = 2 + 31 * 3 + 32;

/**
 * The pairs that a coded picture carries, in their order; empty ones are left out. They are known by the eight or nine bytes before them,
 * which no coded picture holds by chance, so that it does not matter how the container frames the stream.
 */
export function readCaptionPairs(picture: Uint8Array): CaptionPair[] {
  const pairs: CaptionPair[] = [];
  for (let at = picture.indexOf(mark[0]!); at >= 0; at = picture.indexOf(mark[0]!, at + 1)) {
    if (!holds(picture, at, mark)) continue;
    const start = at + mark.length;
    const data = picture.subarray(start, start + mostBytes);
    if (holds(picture, at - registered.length, registered)) readPairs(withoutEmulation(data), pairs);
    else if (holds(picture, at - userData.length, userData)) readPairs(data, pairs);
  }
  return pairs;
}

/** `cc_data()`; types 0 and 1 are the two fields of line 21, 2 and 3 those of CEA-708. */
function readPairs(bytes: Uint8Array, pairs: CaptionPair[]): void {
  const [flags = 0] = bytes;
  if ((flags & 0x40) === 0) return;
  for (let i = 0; i < (flags & 0x1f); i++) {
    const [head, first, second] = bytes.subarray(2 + i * 3, 5 + i * 3);
    if (head === undefined || first === undefined || second === undefined) return;
    const type = head & 3;
    const valid = (head & 4) !== 0;
    const empty = (first & 0x7f) === 0 && (second & 0x7f) === 0;
    if (valid && type < 2 && !empty) pairs.push({ field: type === 0 ? 1 : 2, first, second });
  }
}

function holds(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, i) => bytes[at + i] === byte);
}

/** Takes out the third byte of 00 00 03 (ITU-T H.264, 7.4.1). */
function withoutEmulation(bytes: Uint8Array): Uint8Array {
  let zeros = 0;
  return bytes.filter((byte) => {
    const added = zeros >= 2 && byte === 3;
    zeros = byte === 0 ? zeros + 1 : 0;
    return !added;
  });
}
