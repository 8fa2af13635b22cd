// Plans the short encodes by which a film is measured: where it is sampled, and which settings are tried on each rung.
import { likenessOf } from './likeness.ts';
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

/** A trial that was made. */
export type MadeTrial = MeasuredTrial & { rendition: VideoRendition };

/** Settings that are tried beside that of the fixed ladder, and their processor time as a multiple of its. */
export const triedSettings: readonly { preset: X264Preset; time: number }[] = [
  { preset: 'careful', time: 1.6 },
  { preset: 'thorough', time: 2.2 },
];

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

/** Decibels of likeness that a rate factor lower by one brings, about; from 0.05 in flat colours to 0.5. */
const likenessOfStep = 0.33;
/** How far beyond the place where a setting should be as good as the fixed one it is tried again. */
const beyond = 1.3;
/** Rate factors. */
const smallestStep = 2;
const largestStep = 8;
/** Rate factor below which x264 loses nothing that is seen. */
const bestQuality = 8;

/**
 * The first trials: each rung as the fixed ladder has it, and by each setting at the same rate factor. `video` is the fixed ladder, best
 * first. Null for a film too short to be worth it.
 */
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
      ...triedSettings.map(({ preset }): VideoRendition => ({ ...rung, preset })),
    ]),
    compareAt: { width, height, pixelAspect },
    // Not a multiple of the pictures from one reference to the next, which x264 makes four of: all kinds are compared.
    compareEvery: 5,
  };
}

/**
 * The second and last trials, of which `made` are the first: each setting on the other side of the place where it is as good as the fixed one.
 */
export function planSecondTrials(plan: TrialPlan, made: readonly MadeTrial[]): TrialPlan {
  const trials = made.flatMap(({ rendition, ssim }) => {
    const fixed = made.find(
      (each) => each.rendition.id === rendition.id && each.rendition.preset === undefined,
    );
    if (fixed === undefined || rendition.preset === undefined) return [];
    const better = likenessOf(ssim) - likenessOf(fixed.ssim);
    const step = Math.min(largestStep, Math.max(smallestStep, (Math.abs(better) / likenessOfStep) * beyond));
    const quality = rendition.quality + Math.round(better >= 0 ? step : -step);
    return [{ ...rendition, quality: Math.max(bestQuality, quality) }];
  });
  return { ...plan, trials };
}
