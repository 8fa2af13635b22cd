// Measures a film by short encodes: one run of FFmpeg encodes a sample by every trial, a second compares what came of it.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureTrialsTask } from '#adapters/ffmpeg/measure-trials.ts';
import { ladderFilters } from '#adapters/ffmpeg/picture-filters.ts';
import type { Report } from '#adapters/ffmpeg/serve-tasks.ts';
import { onDisk } from '#adapters/ffmpeg/track-writer.ts';
import { shownAt, trialSizes } from '#adapters/ffmpeg/trial-filters.ts';
import type { MeasuredTrial, TrialPlan } from '#engine/media/plan-trials.ts';
import { begin, bare, fromZero, source } from './arguments.ts';
import { followProgress } from './follow-progress.ts';
import type { Programs } from './programs.ts';
import { runProgram } from './run-program.ts';
import { pictureArguments } from './picture-arguments.ts';

type Totals = { bytes: number; ssim: number; compared: number };

export async function measureTrials(
  programs: Programs,
  task: MeasureTrialsTask,
  report: Report,
): Promise<MeasuredTrial[]> {
  const { plan, frameRate } = task;
  const totals = plan.trials.map((): Totals => ({ bytes: 0, ssim: 0, compared: 0 }));
  let frames = 0;
  for (const [i, sample] of plan.samples.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'kinora-trials-'));
    const progress: Report = (share) => report((i + share) / plan.samples.length);
    try {
      const made = await encodeSample(programs, task, sample, folder, (share) => progress(share / 2));
      frames += made;
      if (made === 0) continue;
      await compareSample(programs, task.plan, folder, made, (share) => progress((1 + share) / 2));
      for (const [t, total] of totals.entries()) addUp(total, folder, t);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (frames === 0 || totals.some(({ compared }) => compared === 0)) return [];
  return totals.map(({ bytes, ssim, compared }) => ({
    bitrate: Math.round((bytes * 8 * frameRate.num) / frameRate.den / frames),
    ssim: ssim / compared,
  }));
}

/** Writes `source.y4m`, of the frames that are compared, and `0.h264`, `1.h264` ... of the trials. Answers how many frames there were. */
async function encodeSample(
  { ffmpeg }: Programs,
  { file, facts, frameRate, gopFrames, plan }: MeasureTrialsTask,
  sample: MeasureTrialsTask['plan']['samples'][number],
  folder: string,
  report: Report,
): Promise<number> {
  const { sizes, outputOf, reference } = trialSizes(plan);
  const start = facts.startSeconds + sample.startSeconds;
  const wanted = Math.max(1, Math.round((sample.seconds * frameRate.num) / frameRate.den));
  const copies = sizes.map((_, size) => {
    const labels = outputOf.flatMap((output, trial) => (output === size ? [`[trial${trial}]`] : []));
    const all = size === reference ? [...labels, '[kept]'] : labels;
    return `[out${size}]split=${all.length}${all.join('')}`;
  });
  const filters = [
    `[0:${facts.video.index}]${fromZero('setpts', start)},${ladderFilters(facts.video, frameRate, sizes)}`,
    ...copies,
    `[kept]${everyOne(plan.compareEvery)}[source]`,
  ];
  let frames = 0;
  await runProgram({
    program: ffmpeg,
    cwd: folder,
    args: [
      ...begin,
      ...source(file, ['-ss', String(sample.startSeconds), '-max_error_rate', '1']),
      '-filter_complex',
      filters.join(';'),
      // First, so that what FFmpeg reports are its frames.
      ...plan.trials.flatMap((trial, i) => [
        '-map',
        `[trial${i}]`,
        '-fps_mode:v',
        'passthrough',
        '-frames:v',
        String(wanted),
        ...pictureArguments(trial, gopFrames),
        ...bare,
        '-f',
        'h264',
        `${i}.h264`,
      ]),
      '-map',
      '[source]',
      '-fps_mode:v',
      'passthrough',
      '-frames:v',
      String(Math.ceil(wanted / plan.compareEvery)),
      '-f',
      'yuv4mpegpipe',
      'source.y4m',
    ],
    onLine: followProgress((now) => {
      frames = now.frames;
      void report(Math.min(1, now.frames / wanted));
    }),
  });
  return frames;
}

/** Writes `0.txt`, `1.txt` ...: FFmpeg's SSIM of each compared frame of each trial. */
async function compareSample(
  { ffmpeg }: Programs,
  { trials, compareAt, compareEvery }: TrialPlan,
  folder: string,
  frames: number,
  report: Report,
): Promise<void> {
  const numbered = 'settb=1/25,setpts=N';
  const labels = trials.map((_, i) => `[source${i}]`);
  const filters = [
    `[0:v]${numbered},setsar=1,split=${trials.length}${labels.join('')}`,
    ...trials.map((_, i) => `[${i + 1}:v]${everyOne(compareEvery)},${shownAt(compareAt)}[shown${i}]`),
    ...trials.map((_, i) => `${labels[i]}[shown${i}]ssim=stats_file=${i}.txt[done${i}]`),
  ];
  const expected = Math.ceil(frames / compareEvery);
  await runProgram({
    program: ffmpeg,
    cwd: folder,
    args: [
      ...begin,
      '-i',
      'source.y4m',
      ...trials.flatMap((_, i) => ['-i', `${i}.h264`]),
      '-filter_complex',
      filters.join(';'),
      ...trials.flatMap((_, i) => ['-map', `[done${i}]`]),
      '-fps_mode:v',
      'passthrough',
      '-f',
      'null',
      '-',
    ],
    onLine: followProgress((now) => void report(Math.min(1, now.frames / expected))),
  });
}

/** One of so many frames, counted anew, so that both streams have the same timestamps. */
function everyOne(count: number): string {
  return `select='not(mod(n,${count}))',settb=1/25,setpts=N`;
}

function addUp(total: Totals, folder: string, trial: number): void {
  onDisk(folder, () => {
    total.bytes += statSync(join(folder, `${trial}.h264`)).size;
    for (const [, value] of readFileSync(join(folder, `${trial}.txt`), 'utf8').matchAll(/\bAll:([\d.]+)/g)) {
      total.ssim += Number(value);
      total.compared++;
    }
  });
}
