// Measures a film by turns of short encodes, each about where the one before shows the answer to lie, and chooses its ladder.
import { chooseLadder } from '#engine/media/choose-ladder.ts';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import { mostTurns, planNextTrials } from '#engine/media/plan-trials.ts';
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
    const { trials } = plan;
    const measured = await transcoder.measure({
      ...task,
      plan,
      onProgress: (share) => onProgress?.((turn + share) / mostTurns),
    });
    if (measured.length === 0) break;
    made.push(...measured.flatMap((each, i) => withRendition(each, trials[i])));
    plan = planNextTrials(task.plan, made);
  }
  return made.length === 0 ? null : (options) => chooseLadder(video, task.plan, made, options);
}

function withRendition(measured: MeasuredTrial, rendition: VideoRendition | undefined): MadeTrial[] {
  return rendition === undefined ? [] : [{ ...measured, rendition }];
}
