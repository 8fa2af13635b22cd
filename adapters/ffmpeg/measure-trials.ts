// Measures a film by short encodes: each sample decoded once, encoded by every trial, decoded again and compared, all in memory.
import { AVSEEK_FLAG_BACKWARD } from 'node-av';
import type { Frame } from 'node-av';
import type { MeasureTask } from '#domains/media/ports.ts';
import type { MeasuredTrial } from '#engine/media/plan-trials.ts';
import { decodeStream, streamOf } from './decode-stream.ts';
import { openFilter } from './filter-graph.ts';
import type { OpenFilter } from './filter-graph.ts';
import { closeSource, openSource } from './open-source.ts';
import { openTrial } from './open-trial.ts';
import type { TrialTotals } from './open-trial.ts';
import { ladderFilters } from './picture-filters.ts';
import type { Report } from './serve-tasks.ts';
import { trialSizes } from './trial-filters.ts';
import { videoSourceArguments } from './video-source-arguments.ts';

export type MeasureTrialsTask = Omit<MeasureTask, 'signal' | 'onProgress'>;

export async function measureTrials(task: MeasureTrialsTask, report: Report): Promise<MeasuredTrial[]> {
  const { plan, frameRate } = task;
  const totals = plan.trials.map((): TrialTotals => ({ bytes: 0, frames: 0, ssim: 0, compared: 0 }));
  for (const [i, sample] of plan.samples.entries()) {
    await measureSample(task, sample, totals, (share) => report((i + share) / plan.samples.length));
  }
  if (totals.some(({ frames, compared }) => frames === 0 || compared === 0)) return [];
  return totals.map(({ bytes, frames, ssim, compared }) => ({
    bitrate: Math.round((bytes * 8 * frameRate.num) / frameRate.den / frames),
    ssim: ssim / compared,
  }));
}

async function measureSample(
  task: MeasureTrialsTask,
  sample: MeasureTask['plan']['samples'][number],
  totals: readonly TrialTotals[],
  report: Report,
): Promise<void> {
  const { facts, frameRate, gopFrames, plan } = task;
  const { sizes, outputOf, reference } = trialSizes(plan);
  const wanted = Math.max(1, Math.round((sample.seconds * frameRate.num) / frameRate.den));
  const source = openSource(task.file);
  const start = facts.startSeconds + sample.startSeconds;
  const trials = plan.trials.map((rendition, i) =>
    openTrial({ rendition, frameRate, gopFrames, plan, totals: totals[i]! }),
  );
  let filter: OpenFilter | null = null;
  let shape = '';
  let taken = 0;
  try {
    source.context.seekFrameSync(-1, BigInt(Math.floor(start * 1e6)), AVSEEK_FLAG_BACKWARD);
    const take = (output: number, frame: Frame) => {
      const at = Number(frame.pts);
      if (at >= wanted) return;
      if (output === 0) taken = at + 1;
      for (const [i, trial] of trials.entries()) {
        if (output === reference && at % plan.compareEvery === 0) trial.compareWith(frame);
        if (outputOf[i] === output) trial.encode(frame);
      }
    };
    const stream = streamOf(source, facts.video.index);
    for (const frame of decodeStream(source, stream, { startSeconds: start })) {
      // The seek lands on the key frame before.
      if (frame.pts < 0n) continue;
      const now = `${frame.width}x${frame.height}:${frame.format}`;
      // A picture that changes its size would need a graph of its own: what is there of the sample counts.
      if (filter !== null && now !== shape) break;
      if (filter === null) {
        shape = now;
        const input = videoSourceArguments(frame, facts.video);
        filter = openFilter('video', input, ladderFilters(facts.video, frameRate, sizes), sizes.length);
      }
      filter.push(frame, take);
      await report(Math.min(1, taken / wanted));
      if (taken >= wanted) break;
    }
    filter?.push(null, take);
    for (const trial of trials) trial.finish();
  } finally {
    filter?.close();
    for (const trial of trials) trial.close();
    closeSource(source);
  }
}
