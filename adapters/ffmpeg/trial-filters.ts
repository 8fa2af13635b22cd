// What the trials of a plan are encoded from and compared with: one scaled picture for each size, whichever program runs it.
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import type { TrialPlan } from '#engine/media/plan-trials.ts';

type Size = Pick<VideoRendition, 'width' | 'height'>;

export type TrialSizes = {
  /** Each size once; outputs of the ladder's filters in this order. */
  sizes: TrialPlan['compareAt'][];
  /** For each trial the output that it encodes. */
  outputOf: number[];
  /** The output that all are compared with. */
  reference: number;
};

export function trialSizes({ trials, compareAt }: TrialPlan): TrialSizes {
  const sizes: TrialPlan['compareAt'][] = [];
  const place = (size: Size) =>
    sizes.findIndex((each) => each.width === size.width && each.height === size.height);
  for (const trial of trials) if (place(trial) < 0) sizes.push(trial);
  const reference = place(compareAt);
  // Of no trial: scaled for the comparison alone.
  if (reference < 0) sizes.push(compareAt);
  return {
    sizes,
    outputOf: trials.map(place),
    reference: reference < 0 ? sizes.length - 1 : reference,
  };
}

/** Brings a decoded trial to the compared size, as a player does on the screen. */
export function shownAt({ width, height }: Size): string {
  return `scale=${width}:${height}:flags=bicubic,format=yuv420p,setsar=1`;
}
