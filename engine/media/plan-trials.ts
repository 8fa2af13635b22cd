// Plans the short encodes by which a film is measured: where it is sampled, and which settings are tried on each rung.
import type { VideoRendition, X264Preset } from './ladder-for.ts';
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

/** A setting that is tried beside that of the fixed ladder. */
export type TriedSetting = {
  preset: X264Preset;
  /** Distances from the rate factor of the fixed ladder. Better ones look as good at a higher factor. */
  steps: readonly number[];
  /** Processor time of a rung, as a multiple of that of the fixed ladder. */
  time: number;
};

/** In the order of their trials, which come after the one of the fixed ladder. */
export const triedSettings: readonly TriedSetting[] = [
  { preset: 'careful', steps: [-2, 3], time: 1.5 },
  { preset: 'thorough', steps: [-1, 4], time: 2 },
];
export const trialsPerRung = 1 + triedSettings.reduce((sum, { steps }) => sum + steps.length, 0);

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
      ...triedSettings.flatMap(({ preset, steps }) =>
        steps.map((step): VideoRendition => ({ ...rung, quality: rung.quality + step, preset })),
      ),
    ]),
    compareAt: { width, height, pixelAspect },
    // Not a multiple of the pictures from one reference to the next, which x264 makes four of: all kinds are compared.
    compareEvery: 5,
  };
}
