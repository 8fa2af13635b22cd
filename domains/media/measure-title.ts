// Measures a film by two turns of short encodes, the second about where the first shows the answer to lie, and chooses its ladder.
import { chooseLadder } from '#engine/media/choose-ladder.ts';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import { planSecondTrials } from '#engine/media/plan-trials.ts';
import type { MadeTrial, TrialPlan } from '#engine/media/plan-trials.ts';
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
  const turn = async (plan: TrialPlan, before: number): Promise<MadeTrial[]> => {
    const measured = await transcoder.measure({
      ...task,
      plan,
      onProgress: (share) => onProgress?.((before + share) / 2),
    });
    return measured.flatMap((each, i) => {
      const rendition = plan.trials[i];
      return rendition === undefined ? [] : [{ ...each, rendition }];
    });
  };
  const first = await turn(task.plan, 0);
  if (first.length === 0) return null;
  const second = await turn(planSecondTrials(task.plan, first), 1);
  return (options) => chooseLadder(video, task.plan, [...first, ...second], options);
}
