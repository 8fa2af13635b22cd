// Chooses the ladder of one film from what short encodes of it cost and gave: the same quality for fewer bits, and no rung that brings nothing.
import type { VideoRendition, X264Preset } from './ladder-for.ts';
import { trialsPerRung, triedSettings } from './plan-trials.ts';
import type { MeasuredTrial, TrialPlan, TriedSetting } from './plan-trials.ts';

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

/** Share of a rung's bits that must be saved for each time of the fixed ladder that a setting takes longer: 5 % for half as long again. */
const priceOfTime = 0.1;

/** A rung that costs this share of the one above is left out: whoever can take it can take the better one. */
const tooClose = 0.85;

/** A rung that costs more than the one below and is better by less than so many decibels of SSIM is left out: nobody sees it. */
const unseen = 0.05;

/** Bits per second below which a still smaller rung helps no line: the sound costs as much. */
const smallest = 100_000;

/**
 * `video` is the fixed ladder, `measured` what the trials of `plan` gave, in their order. Null when nothing could be measured. No rung
 * costs more than in the fixed ladder, and none may peak higher. With `keepAll` none is left out.
 */
export function chooseLadder(
  video: readonly VideoRendition[],
  plan: TrialPlan,
  measured: readonly MeasuredTrial[],
  { keepAll = false }: { keepAll?: boolean } = {},
): PerTitle | null {
  if (measured.length !== video.length * trialsPerRung) return null;
  const rungs = video.map((rung, i) =>
    chooseRung(rung, measured.slice(i * trialsPerRung, (i + 1) * trialsPerRung)),
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

function chooseRung(rung: VideoRendition, [first, ...tried]: readonly MeasuredTrial[]): RungChoice {
  const { id, width, height, quality } = rung;
  if (first === undefined) throw new Error(`Cannot choose "${id}": it was not measured`);
  const fixed: RungFigures = { ...first, quality, preset: 'superfast' };
  let best: RungChoice = { id, width, height, fixed, chosen: fixed, saved: 0 };
  let gain = 0;
  let begin = 0;
  for (const setting of triedSettings) {
    const end = begin + setting.steps.length;
    const equal = atEqualQuality(fixed, setting, tried.slice(begin, end));
    begin = end;
    if (equal === null) continue;
    const saved = share(equal.bitrate, fixed.bitrate);
    // What is saved is loaded many times, what it takes is spent once: but not for nothing.
    const now = saved - priceOfTime * (setting.time - 1);
    if (now <= gain) continue;
    gain = now;
    best = { ...best, chosen: equal, saved };
  }
  return best;
}

/** The cheapest way to use a setting that is as good as the fixed one, between two that were measured; null when none is. */
function atEqualQuality(
  { quality, ssim }: RungFigures,
  { preset, steps }: TriedSetting,
  measured: readonly MeasuredTrial[],
): RungFigures | null {
  const target = decibels(ssim);
  const points = measured.map((trial, i) => ({
    step: steps[i] ?? 0,
    bitrate: trial.bitrate,
    likeness: decibels(trial.ssim),
  }));
  // From the cheapest on. Under a cap a lower rate factor need not be better, so that each pair is looked at by itself.
  const at = points.findLastIndex(({ likeness }) => likeness >= target);
  const better = points[at];
  if (better === undefined) return null;
  const cheaper = points[at + 1];
  // Decibels and the logarithm of the rate go nearly straight with the rate factor. Rounded to the better side.
  const t =
    cheaper === undefined
      ? 0
      : Math.floor(
          ((better.likeness - target) / (better.likeness - cheaper.likeness)) *
            (cheaper.step - better.step) *
            10 +
            1e-6,
        ) /
        10 /
        (cheaper.step - better.step);
  const next = cheaper ?? better;
  return {
    bitrate: better.bitrate * (next.bitrate / better.bitrate) ** t,
    ssim: 1 - 10 ** (-(better.likeness + (next.likeness - better.likeness) * t) / 10),
    quality: Math.round((quality + better.step + (next.step - better.step) * t) * 10) / 10,
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
    return decibels(rung.fixed.ssim) - decibels(below.fixed.ssim) >= unseen;
  });
  const kept: RungChoice[] = [];
  for (const rung of seen) {
    const above = kept.at(-1);
    const useless = above !== undefined && (bits(rung) > bits(above) * tooClose || bits(above) < smallest);
    if (!useless) kept.push(rung);
  }
  return kept;
}

/** SSIM on the scale on which it grows evenly with the rate. */
function decibels(ssim: number): number {
  return -10 * Math.log10(Math.max(1e-9, 1 - ssim));
}

function share(now: number, before: number): number {
  return before > 0 ? Math.max(0, 1 - now / before) : 0;
}
