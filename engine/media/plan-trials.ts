// Plans the short encodes by which a film is measured: where it is sampled, and which settings are tried on each rung.
import type { VideoRendition } from './ladder-for.ts';
import type { Fraction } from './media-facts.ts';

export type TrialPlan = {
  /** Parts of the film, in seconds from its start. */
  samples: readonly { startSeconds: number; seconds: number }[];
  /** What is tried on every sample. */
  trials: readonly VideoRendition[];
  /** Size at which every trial is compared with the source: what a viewer sees of a rung is its picture scaled up. */
  compareAt: { width: number; height: number; pixelAspect: Fraction };
  /** One of so many pictures is compared. */
  compareEvery: number;
};

/** What a trial cost and gave, over all samples. */
export type MeasuredTrial = {
  /** Bits per second. */
  bitrate: number;
  /** Mean SSIM of the compared pictures (luma and chroma, as FFmpeg weighs them) at the compared size. */
  ssim: number;
};

/** Trials of each rung: first as the fixed ladder has it, then the careful preset at these distances from its rate factor. */
export const carefulSteps: readonly number[] = [-6, 0, 6];
export const trialsPerRung = 1 + carefulSteps.length;

/** Seconds below which a film is not measured: whatever could be saved is less than what the measuring costs. */
const shortest = 20;

/** Share of the film that is sampled, and the least and most seconds of it. */
const sampledShare = 0.005;
const leastSampled = 8;
const mostSampled = 20;

/** Seconds of one sample: a whole group of pictures, as in a segment. Shorter ones cost too much for their key frame, and foretell savings that do not come. */
const sampleSeconds = 4;
const fewestSamples = 2;

/** Pixels of the largest size that is compared at. */
const mostCompared = 1920 * 1088;

/** `video` is the fixed ladder, best first. Null for a film too short to be worth it. */
export function planTrials(video: readonly VideoRendition[], durationSeconds: number): TrialPlan | null {
  const largest = video.find((rung) => rung.width * rung.height <= mostCompared) ?? video.at(-1);
  if (durationSeconds < shortest || largest === undefined) return null;
  const sampled = Math.min(mostSampled, Math.max(leastSampled, durationSeconds * sampledShare));
  const count = Math.max(fewestSamples, Math.round(sampled / sampleSeconds));
  const seconds = sampled / count;
  const { width, height, pixelAspect } = largest;
  return {
    // In the middle of equal parts: neither the logo at the start nor the black at the end.
    samples: Array.from({ length: count }, (_, i) => ({
      startSeconds: ((i + 0.5) * durationSeconds) / count - seconds / 2,
      seconds,
    })),
    trials: video.flatMap((rung) => [
      rung,
      ...carefulSteps.map((step): VideoRendition => ({
        ...rung,
        quality: rung.quality + step,
        preset: 'veryfast',
      })),
    ]),
    compareAt: { width, height, pixelAspect },
    compareEvery: 3,
  };
}
