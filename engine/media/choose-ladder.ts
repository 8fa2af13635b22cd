// Chooses the ladder of one film from what short encodes of it cost and gave: the same quality for fewer bits, and no rung that brings nothing.
import type { VideoRendition, X264Preset } from './ladder-for.ts';
import { likenessOf, ssimOf } from './likeness.ts';
import { triedSettings } from './plan-trials.ts';
import type { MadeTrial, TrialPlan } from './plan-trials.ts';

/** One way to encode a rung. */
export type RungFigures = {
  /** Bits per second in the samples. */
  bitrate: number;
  /** SSIM at the size that the samples were compared at. */
  ssim: number;
  /** Constant rate factor. */
  quality: number;
  preset: X264Preset;
};

export type RungChoice = {
  id: string;
  width: number;
  height: number;
  /** Measured with the settings of the fixed ladder. */
  fixed: RungFigures;
  /**
   * What is encoded instead; equal to `fixed` where nothing cheaper reaches its quality. Its figures lie between two that were measured.
   * Null for a rung that is left out.
   */
  chosen: RungFigures | null;
  /** Share of the bits of `fixed`, 0 to 1; 0 for a rung that is left out. */
  saved: number;
};

/** What was decided for one film, and why. */
export type PerTitle = {
  /** Rungs to encode, best first. */
  video: VideoRendition[];
  report: {
    samples: number;
    sampledSeconds: number;
    /** Those of the fixed ladder, best first. */
    rungs: RungChoice[];
    /** Of the bits of the rungs that are kept: what viewers and lines are spared. */
    saved: number;
    /** Of the bits of the whole fixed ladder, rungs that are left out among them: what the store is spared. */
    savedInStore: number;
  };
};

/** Share of a rung's bits that must be saved for each time of the fixed ladder that a setting takes longer: 6 % for 1.6 times the time. */
const priceOfTime = 0.1;

/** A rung that costs this share of the one above is left out: whoever can take it can take the better one. */
const tooClose = 0.85;

/** A rung that costs more than the one below and is better by less than so many decibels of SSIM is left out: nobody sees it. */
const unseen = 0.05;

/** Bits per second below which a still smaller rung helps no line: the sound costs as much. */
const smallest = 100_000;

/**
 * `video` is the fixed ladder, `made` are the trials of it by `plan`. No rung costs more than in the fixed ladder, and none may peak
 * higher. With `keepAll` none is left out. Throws when a rung was not tried as the fixed ladder has it.
 */
export function chooseLadder(
  video: readonly VideoRendition[],
  plan: Pick<TrialPlan, 'samples' | 'compareAt'>,
  made: readonly MadeTrial[],
  { keepAll = false }: { keepAll?: boolean } = {},
): PerTitle {
  const rungs = video.map((rung) =>
    chooseRung(
      rung,
      made.filter(({ rendition }) => rendition.id === rung.id),
    ),
  );
  const comparedWhole = (rung: RungChoice) => rung.width <= plan.compareAt.width;
  const kept = keepAll ? rungs : withoutUseless(rungs, comparedWhole);
  const choices = rungs.map((rung): RungChoice =>
    kept.includes(rung) ? rung : { ...rung, chosen: null, saved: 0 },
  );
  const sum = (list: readonly RungChoice[], bits: (rung: RungChoice) => number) =>
    list.reduce((total, rung) => total + bits(rung), 0);
  const fixedBits = (rung: RungChoice) => rung.fixed.bitrate;
  const chosenBits = (rung: RungChoice) => rung.chosen?.bitrate ?? 0;
  return {
    video: video.flatMap((rung, i) => {
      const chosen = choices[i]?.chosen ?? null;
      return chosen === null ? [] : [{ ...rung, quality: chosen.quality, preset: chosen.preset }];
    }),
    report: {
      samples: plan.samples.length,
      sampledSeconds: plan.samples.reduce((total, sample) => total + sample.seconds, 0),
      rungs: choices,
      saved: share(sum(kept, chosenBits), sum(kept, fixedBits)),
      savedInStore: share(sum(choices, chosenBits), sum(choices, fixedBits)),
    },
  };
}

function chooseRung({ id, width, height, quality }: VideoRendition, made: readonly MadeTrial[]): RungChoice {
  const asFixed = made.find(({ rendition }) => rendition.preset === undefined);
  if (asFixed === undefined) throw new Error(`Cannot choose "${id}": it was not measured`);
  const { bitrate, ssim } = asFixed;
  const fixed: RungFigures = { bitrate, ssim, quality, preset: 'superfast' };
  const cheaper = triedSettings.flatMap(({ preset, time }) => {
    const tried = made.filter(({ rendition }) => rendition.preset === preset);
    const chosen = atEqualQuality(ssim, preset, tried);
    if (chosen === null) return [];
    const saved = share(chosen.bitrate, bitrate);
    // What is saved is loaded many times, what it takes is spent once: but not for nothing.
    return [{ chosen, saved, gain: saved - priceOfTime * (time - 1) }];
  });
  const [best = { chosen: fixed, saved: 0, gain: 0 }] = cheaper.toSorted((a, b) => b.gain - a.gain);
  const { chosen, saved } = best.gain > 0 ? best : { chosen: fixed, saved: 0 };
  return { id, width, height, fixed, chosen, saved };
}

/** The cheapest way to use a setting that is as good as the fixed one, between two that were measured; null when none is. */
function atEqualQuality(ssim: number, preset: X264Preset, made: readonly MadeTrial[]): RungFigures | null {
  const target = likenessOf(ssim);
  const points = made
    .map((trial) => ({ ...trial, quality: trial.rendition.quality, likeness: likenessOf(trial.ssim) }))
    .toSorted((a, b) => a.quality - b.quality);
  // From the cheapest on. Under a cap a lower rate factor need not be better, so that each pair is looked at by itself.
  const at = points.findLastIndex(({ likeness }) => likeness >= target);
  const better = points[at];
  if (better === undefined) return null;
  // Beyond the cheapest that was measured nothing is guessed.
  const next = points[at + 1] ?? better;
  const apart = next.quality - better.quality;
  // Decibels and the logarithm of the rate go nearly straight with the rate factor. Rounded to the better side.
  const steps =
    next === better ? 0 : ((better.likeness - target) / (better.likeness - next.likeness)) * apart;
  const t = next === better ? 0 : Math.floor(steps * 10 + 1e-6) / 10 / apart;
  return {
    bitrate: better.bitrate * (next.bitrate / better.bitrate) ** t,
    ssim: ssimOf(better.likeness + (next.likeness - better.likeness) * t),
    quality: Math.round((better.quality + apart * t) * 10) / 10,
    preset,
  };
}

/** `comparable` says of a rung that its own size is not above the compared one, so that its quality is told from the next. */
function withoutUseless(
  rungs: readonly RungChoice[],
  comparable: (rung: RungChoice) => boolean,
): RungChoice[] {
  const bits = (rung: RungChoice) => rung.chosen?.bitrate ?? 0;
  const seen = rungs.filter((rung, i) => {
    const below = rungs[i + 1];
    if (below === undefined || !comparable(rung)) return true;
    return likenessOf(rung.fixed.ssim) - likenessOf(below.fixed.ssim) >= unseen;
  });
  const kept: RungChoice[] = [];
  for (const rung of seen) {
    const above = kept.at(-1);
    const useless = above !== undefined && (bits(rung) > bits(above) * tooClose || bits(above) < smallest);
    if (!useless) kept.push(rung);
  }
  return kept;
}

function share(now: number, before: number): number {
  return before > 0 ? Math.max(0, 1 - now / before) : 0;
}
