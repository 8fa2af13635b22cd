// Collects the closed captions of a film from its coded pictures, which come in another order than they are shown in.
import { decodeCaptions, type CaptionTrack, type TimedPair } from './decode-captions.ts';
import { readCaptionPairs } from './read-caption-pairs.ts';

export interface CaptionCollector {
  /** `seconds` is when the picture is shown. True when it carried captions. */
  take(picture: Uint8Array, seconds: number): boolean;
  /** What is still shown at the end of the film ends there. */
  finish(endSeconds: number): CaptionTrack[];
}

/** Pairs of both fields of a film of ten hours. */
const mostPairs = 2_200_000;

export function collectCaptions(): CaptionCollector {
  const pairs: TimedPair[] = [];
  return {
    take(picture, seconds) {
      const found = readCaptionPairs(picture);
      for (const pair of found)
        if (pairs.length < mostPairs) pairs.push({ ...pair, seconds: Math.max(0, seconds) });
      return found.length > 0;
    },
    finish(endSeconds) {
      // The order of equal times, which is that of one picture, is kept.
      return decodeCaptions(
        pairs.toSorted((a, b) => a.seconds - b.seconds),
        endSeconds,
      );
    },
  };
}
