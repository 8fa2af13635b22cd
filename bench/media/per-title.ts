// Measures what per-title encoding saves: each clip encoded by the fixed ladder and by its own, both compared with the source by FFmpeg.
// Run: node bench/media/per-title.ts [file ...]      (Linux; installs ffmpeg where it may)
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ffmpegTranscoder } from '#adapters/ffmpeg/ffmpeg-transcoder.ts';
import { measureTitle } from '#domains/media/measure-title.ts';
import type { Transcoder } from '#domains/media/ports.ts';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import { likenessOf } from '#engine/media/likeness.ts';
import { trackBitrates } from '#engine/media/packaged-media.ts';
import { planTrials } from '#engine/media/plan-trials.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { childrenCpu } from './children-cpu.ts';
import { perTitleClips, runFfmpeg } from './per-title-clips.ts';
import type { Clip } from './per-title-clips.ts';
import { readSegments } from './read-segments.ts';
import { row } from './summary.ts';

/** A rung as it came out, over the whole clip. */
interface Point {
  readonly id: string;
  /** Bits per second. */
  readonly rate: number;
  /** SSIM at the size of the best rung of the fixed ladder, in decibels. */
  readonly likeness: number;
}

interface Row {
  readonly name: string;
  /** What the best rung of the fixed ladder needs, of what its cap allows. */
  readonly ofCap: number;
  readonly seconds: number;
  readonly ladder: readonly VideoRendition[];
  readonly fixed: readonly Point[];
  /** `fixed`, and where that is one rung the same with fewer bits. */
  readonly curve: readonly Point[];
  readonly chosen: readonly Point[];
  readonly cpu: { readonly measuring: number; readonly fixed: number; readonly chosen: number };
  readonly perTitle: PerTitle;
}

/** A film is easy when the best rung of the fixed ladder needs at most so much of its cap: told without a look at what is saved. */
const easyShare = 0.5;
/** Seconds. */
const longFilm = 5400;

const program = needProgram(ffmpeg);
const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-title-'));
const transcoder: Transcoder = ffmpegTranscoder({ niceness: 0 });
const rows: Row[] = [];
try {
  for (const each of await clips(process.argv.slice(2))) {
    const benchedOne = await benched(each);
    rows.push(benchedOne);
    // Each when it is there: the whole takes long.
    console.error(
      `${benchedOne.name}: ${percent(savedAtEqual(benchedOne))} saved at equal SSIM; ${described(benchedOne)}`,
    );
  }
} finally {
  await transcoder.close();
  rmSync(scratch, { recursive: true, force: true });
}
report();

/** The clips, one at a time; files that are given instead of them are looked at alone. */
async function clips(given: readonly string[]): Promise<Clip[]> {
  if (given.length > 0) return given.map((file) => ({ name: basename(file), file: resolve(file) }));
  return perTitleClips({ program, transcoder, folder: scratch });
}

async function benched({ name, file }: Clip): Promise<Row> {
  const facts = await transcoder.probe(file);
  const { video, frameRate, gopFrames } = ladderFor(facts);
  const grid = { file, facts, frameRate, gopFrames };
  const plan = planTrials(video, facts.durationSeconds);
  if (plan === null) throw new Error(`"${name}" is too short to be measured: ${facts.durationSeconds} s`);
  const [choose, measuring] = await costOf(() => measureTitle(transcoder, { ...grid, video, plan }));
  const perTitle = choose?.({ keepAll: false });
  if (perTitle === undefined) throw new Error(`"${name}" could not be measured`);
  const encode = async (rungs: readonly VideoRendition[], to: string): Promise<[Point[], number]> => {
    const outDir = join(scratch, to);
    mkdirSync(outDir);
    const [tracks, cpu] = await costOf(() => transcoder.encode({ ...grid, video: rungs, audio: [], outDir }));
    const points = tracks.video.map((track) => ({
      id: track.id,
      rate: trackBitrates(track).average,
      likeness: likeness(file, join(outDir, track.id), track.segments.length, video[0]!, frameRate),
    }));
    rmSync(outDir, { recursive: true });
    return [points, cpu];
  };
  const [fixed, fixedCpu] = await encode(video, 'fixed');
  // Of a ladder of one rung the same rung for fewer bits shows how its likeness goes with the rate.
  const [coarser] = fixed.length > 1 ? [[]] : await encode(coarse(video), 'coarse');
  const [chosen, chosenCpu] = await encode(perTitle.video, 'chosen');
  const cpu = { measuring, fixed: fixedCpu, chosen: chosenCpu };
  const ofCap = (fixed[0]?.rate ?? 0) / (video[0]?.maxBitrate ?? 1);
  return {
    name,
    ofCap,
    fixed,
    curve: [...fixed, ...coarser],
    chosen,
    perTitle,
    seconds: facts.durationSeconds,
    ladder: video,
    cpu,
  };
}

/** The rungs with fewer bits. */
function coarse(video: readonly VideoRendition[]): VideoRendition[] {
  return video.map((rung) => ({ ...rung, quality: rung.quality + 4 }));
}

/** Processor seconds of the children that a piece of work ran in. */
async function costOf<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = childrenCpu();
  const made = await work();
  // What a child has cost is known when it has ended.
  await transcoder.close();
  return [made, childrenCpu() - before];
}

/** SSIM of every third picture of a packaged rung, in decibels, by an FFmpeg that had no part in making it. */
function likeness(
  file: string,
  folder: string,
  count: number,
  { width, height }: VideoRendition,
  { num, den }: { num: number; den: number },
): number {
  const { init, segments } = readSegments(folder, count);
  const whole = join(scratch, 'rung.mp4');
  writeFileSync(whole, Buffer.concat([init, ...segments]));
  const third = `select='not(mod(n,3))',settb=${den}/${num},setpts=N,scale=${width}:${height}:flags=bicubic,format=yuv420p`;
  const graph = `[0:v]fps=${num}/${den}:start_time=0,${third}[a];[1:v]${third}[b];[a][b]ssim=stats_file=ssim.txt`;
  const args = [
    '-i',
    file,
    '-i',
    whole,
    '-filter_complex',
    graph,
    '-fps_mode',
    'passthrough',
    '-f',
    'null',
    '-',
  ];
  runFfmpeg({ program, folder: scratch }, args);
  const found = [...readFileSync(join(scratch, 'ssim.txt'), 'utf8').matchAll(/\bAll:([\d.]+)/g)];
  return likenessOf(mean(found.map(([, value]) => Number(value))));
}

/** Bits per second that the fixed ladder needs for a likeness: straight between its rungs, in decibels and the logarithm of the rate. */
function rateOf(fixed: readonly Point[], wanted: number): number {
  const rising = fixed.toSorted((a, b) => a.likeness - b.likeness);
  const at = Math.max(
    1,
    rising.findIndex((each) => each.likeness >= wanted),
  );
  const [low, high] = rising.length === 1 ? [rising[0]!, rising[0]!] : [rising[at - 1]!, rising[at]!];
  // Above the best rung the last straight goes on.
  const [a, b] =
    wanted > (rising.at(-1)?.likeness ?? 0) ? [rising.at(-2) ?? low, rising.at(-1) ?? high] : [low, high];
  if (a === b || a.likeness === b.likeness) return b.rate;
  return a.rate * (b.rate / a.rate) ** ((wanted - a.likeness) / (b.likeness - a.likeness));
}

function savedAtEqual({ curve, chosen }: Row): number {
  return mean(chosen.map(({ rate, likeness: wanted }) => 1 - rate / rateOf(curve, wanted)));
}

/** What each rung came out as: bits, likeness, setting. */
function described({ fixed, chosen, perTitle }: Row): string {
  const rungs = fixed.map(({ id, rate, likeness: before }) => {
    const made = chosen.find((each) => each.id === id);
    const was = `${id} ${Math.round(rate / 1000)} kbit/s ${before.toFixed(2)} dB`;
    if (made === undefined) return `${was}, left out`;
    const { preset = 'superfast', quality } = perTitle.video.find((each) => each.id === id) ?? {};
    return `${was}, then ${Math.round(made.rate / 1000)} kbit/s ${made.likeness.toFixed(2)} dB by ${preset} ${quality}`;
  });
  return rungs.join('; ');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0) / values.length;
}

function report(): void {
  const sum = (points: readonly Point[]) => points.reduce((total, { rate }) => total + rate, 0);
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `\n${rows.length} clips, load ${load} at the end; SSIM at the size of the best rung, over the whole clip\n`,
  );
  console.log(
    row(
      'clip',
      'best rung, of its cap',
      'rungs',
      'fixed kbit/s',
      'chosen kbit/s',
      'saved in store',
      'saved at equal SSIM',
      'foretold',
      'measuring, CPU s',
      'fixed ladder, CPU s',
      'chosen ladder, CPU s',
      'both against the fixed one, for a film of 90 min',
    ),
  );
  console.log(row(...Array.from({ length: 12 }, () => '---')));
  for (const each of rows) {
    const { name, ofCap, fixed, chosen, cpu, perTitle } = each;
    console.log(
      row(
        name,
        percent(ofCap),
        `${chosen.length} of ${fixed.length}`,
        Math.round(sum(fixed) / 1000).toString(),
        Math.round(sum(chosen) / 1000).toString(),
        percent(1 - sum(chosen) / sum(fixed)),
        percent(savedAtEqual(each)),
        percent(perTitle.report.saved),
        ...[cpu.measuring, cpu.fixed, cpu.chosen].map((cost) => cost.toFixed(1)),
        ofLongFilm(each).toFixed(2),
      ),
    );
  }
  const easy = rows.filter(({ ofCap }) => ofCap <= easyShare);
  console.log(
    `\nEasy is a clip whose best rung needs half of its cap or less: ${easy.map(({ name }) => name).join(', ') || 'none'}.`,
  );
  console.log(
    `Saved at equal SSIM: ${easy.length === 0 ? '' : `${percent(mean(easy.map(savedAtEqual)))}, mean of ${easy.length} easy clips; `}${percent(mean(rows.map(savedAtEqual)))}, mean of all ${rows.length}. Goal: 20 % on easy ones`,
  );
}

/**
 * Processor time of measuring and of the chosen ladder, against the fixed one, for a film of 90 minutes like this clip: worked out from what
 * a second of each has cost, and from how many seconds such a film is sampled for.
 */
function ofLongFilm({ cpu, perTitle: { report: measured }, seconds, ladder }: Row): number {
  const fixed = (cpu.fixed / seconds) * longFilm;
  const sampled = planTrials(ladder, longFilm)?.samples ?? [];
  const sampledSeconds = sampled.reduce((total, sample) => total + sample.seconds, 0);
  return (
    ((cpu.measuring / measured.sampledSeconds) * sampledSeconds + (cpu.chosen / seconds) * longFilm) / fixed
  );
}
