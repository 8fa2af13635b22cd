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

/** Decibels of likeness that a rate factor lower by one brings, in most films; less in flat colours, and in small rungs shown large. */
const likenessOfStep = 0.33;
const leastOfStep = 0.02;
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

/** Pixels of the trials that are made at once: each keeps those that it looks ahead at, about 240 bytes for a pixel of its size. 1 GB. */
const mostAtOnce = 2 * mostCompared;

/** The same trials in the same order, as several plans where all at once would need too much memory. */
export function planInParts(plan: TrialPlan): TrialPlan[] {
  const parts: VideoRendition[][] = [];
  let pixels = Number.POSITIVE_INFINITY;
  for (const trial of plan.trials) {
    const more = trial.width * trial.height;
    if (pixels + more > mostAtOnce) {
      parts.push([]);
      pixels = 0;
    }
    pixels += more;
    parts.at(-1)?.push(trial);
  }
  return parts.map((trials) => ({ ...plan, trials }));
}

/** Turns of trials after which what was found is taken: more bring too little for their time. */
export const mostTurns = 3;

/**
 * What is tried next: each setting beyond the place where it is as good as the fixed one, unless trials on both sides of it are among those
 * that were `made`. Null when nothing is left to try.
 */
export function planNextTrials(plan: TrialPlan, made: readonly MadeTrial[]): TrialPlan | null {
  const trials = made.flatMap(({ rendition, ssim }) => {
    if (rendition.preset !== undefined) return [];
    const target = likenessOf(ssim);
    const ofRung = made.filter((each) => each.rendition.id === rendition.id);
    return triedSettings.flatMap(({ preset }) => {
      const tried = ofRung.filter((each) => each.rendition.preset === preset);
      const quality = nextQuality(
        target,
        tried.map((each) => ({ quality: each.rendition.quality, likeness: likenessOf(each.ssim) })),
      );
      return quality === null ? [] : [{ ...rendition, preset, quality }];
    });
  });
  return trials.length > 0 ? { ...plan, trials } : null;
}

type Point = { quality: number; likeness: number };

/** The rate factor to try beside those that were; null when they enclose the target, or nothing is beyond them. */
function nextQuality(target: number, tried: readonly Point[]): number | null {
  const better = tried.filter(({ likeness }) => likeness >= target);
  const [last] = tried.toSorted((a, b) => Math.abs(a.likeness - target) - Math.abs(b.likeness - target));
  if (last === undefined || (better.length > 0 && better.length < tried.length)) return null;
  const gap = Math.abs(last.likeness - target);
  const step = Math.min(largestStep, Math.max(smallestStep, (gap / slopeOf(tried)) * beyond));
  // A better setting may spend less, a worse one must spend more.
  const quality = Math.max(
    bestQuality,
    last.quality + (better.length > 0 ? Math.ceil(step) : -Math.ceil(step)),
  );
  return tried.some((each) => each.quality === quality) ? null : quality;
}

/** Decibels for each rate factor: between the outermost that were tried, or as most films have it. */
function slopeOf(tried: readonly Point[]): number {
  const sorted = tried.toSorted((a, b) => a.quality - b.quality);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first.quality === last.quality) return likenessOfStep;
  return Math.max(leastOfStep, (first.likeness - last.likeness) / (last.quality - first.quality));
}
