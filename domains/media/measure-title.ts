// Measures a film by turns of short encodes, each about where the one before shows the answer to lie, and chooses its ladder.
import { chooseLadder } from '#engine/media/choose-ladder.ts';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import { mostTurns, planInParts, planNextTrials } from '#engine/media/plan-trials.ts';
import type { MadeTrial, MeasuredTrial, TrialPlan } from '#engine/media/plan-trials.ts';
import type { MeasureTask, Transcoder } from './ports.ts';

export interface MeasureTitleTask extends MeasureTask {
  /** The fixed ladder, of which `plan` are the first trials. */
  readonly video: readonly VideoRendition[];
}

/** What the trials show; `keepAll` leaves no rung out. Null when nothing could be read at the sampled places. */
export async function measureTitle(
  transcoder: Pick<Transcoder, 'measure'>,
  { video, onProgress, ...task }: MeasureTitleTask,
): Promise<((options: { keepAll: boolean }) => PerTitle) | null> {
  const made: MadeTrial[] = [];
  let plan: TrialPlan | null = task.plan;
  for (let turn = 0; turn < mostTurns && plan !== null; turn++) {
    const parts = planInParts(plan);
    for (const [i, part] of parts.entries()) {
      const measured = await transcoder.measure({
        ...task,
        plan: part,
        onProgress: (share) => onProgress?.((turn + (i + share) / parts.length) / mostTurns),
      });
      // What can be read at the sampled places is the same each time.
      if (measured.length === 0) return null;
      made.push(...measured.flatMap((each, trial) => withRendition(each, part.trials[trial])));
    }
    plan = planNextTrials(task.plan, made);
  }
  return (options) => chooseLadder(video, task.plan, made, options);
}

function withRendition(measured: MeasuredTrial, rendition: VideoRendition | undefined): MadeTrial[] {
  return rendition === undefined ? [] : [{ ...measured, rendition }];
}
