// Measures what per-title encoding saves: each clip encoded by the fixed ladder and by its own, both compared with the source by FFmpeg.
// Run: node bench/media/per-title.ts [file ...]      (Linux; installs ffmpeg where it may)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { ffmpegTranscoder } from '#adapters/ffmpeg/ffmpeg-transcoder.ts';
import type { Transcoder } from '#domains/media/ports.ts';
import { chooseLadder } from '#engine/media/choose-ladder.ts';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import type { VideoRendition } from '#engine/media/ladder-for.ts';
import { trackBitrates } from '#engine/media/packaged-media.ts';
import { planTrials } from '#engine/media/plan-trials.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { childrenCpu } from './children-cpu.ts';
import { clip } from './open-benched-service.ts';

/** Seconds of each clip: long enough that a film of its length is measured. */
const seconds = 24;

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
  readonly easy: boolean;
  readonly fixed: readonly Point[];
  readonly chosen: readonly Point[];
  readonly cpu: { readonly measuring: number; readonly fixed: number; readonly chosen: number };
  readonly perTitle: PerTitle;
}

const program = needProgram(ffmpeg);
const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-title-'));
const transcoder: Transcoder = ffmpegTranscoder({ niceness: 0 });
const rows: Row[] = [];
try {
  for (const source of sources(process.argv.slice(2))) rows.push(await benched(source));
} finally {
  await transcoder.close();
  rmSync(scratch, { recursive: true, force: true });
}
report();

interface Source {
  readonly name: string;
  readonly file: string;
  readonly easy: boolean;
}

/** Quiet shots, drawings and colours are easy; a battle with smoke and sparks is not, and shows what happens then. */
function sources(given: readonly string[]): Source[] {
  if (given.length > 0)
    return given.map((file) => ({ name: basename(file), file: resolve(file), easy: true }));
  const copied = (name: string, easy: boolean, start = 0): Source => {
    const file = join(scratch, name.replace(/\.\w+$/, '.mkv'));
    // A short clip is repeated: no group of pictures reaches into the next, so that nothing is gained by it.
    run([
      '-stream_loop',
      '5',
      '-ss',
      String(start),
      '-i',
      clip(name),
      '-an',
      '-c',
      'copy',
      '-t',
      String(seconds),
      file,
    ]);
    return { name, file, easy };
  };
  const drawn = (name: string, graph: string): Source => {
    const file = join(scratch, `${name}.mkv`);
    run([
      '-f',
      'lavfi',
      '-i',
      `${graph},format=yuv420p`,
      '-t',
      String(seconds),
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-qp',
      '4',
      file,
    ]);
    return { name, file, easy: true };
  };
  return [
    copied('big-buck-bunny-320.mp4', true),
    copied('flower.mp4', true),
    copied('friday.mp4', true),
    drawn('drifting colours', 'gradients=s=1280x720:r=24:speed=0.01:c0=0x26406a:c1=0xd9a441:seed=3'),
    copied('tears-of-steel-battle.webm', false, 20),
  ];
}

async function benched({ name, file, easy }: Source): Promise<Row> {
  const facts = await transcoder.probe(file);
  const { video, frameRate, gopFrames } = ladderFor(facts);
  const grid = { file, facts, frameRate, gopFrames };
  const plan = planTrials(video, facts.durationSeconds);
  if (plan === null) throw new Error(`"${name}" is too short to be measured: ${facts.durationSeconds} s`);
  const [trials, measuring] = await costOf(() => transcoder.measure({ ...grid, plan }));
  const perTitle = chooseLadder(video, plan, trials);
  if (perTitle === null) throw new Error(`"${name}" could not be measured`);
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
  const [chosen, chosenCpu] = await encode(perTitle.video, 'chosen');
  return { name, easy, fixed, chosen, perTitle, cpu: { measuring, fixed: fixedCpu, chosen: chosenCpu } };
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
  segments: number,
  { width, height }: VideoRendition,
  { num, den }: { num: number; den: number },
): number {
  const names = ['init.mp4', ...Array.from({ length: segments }, (_, i) => `${i + 1}.m4s`)];
  const whole = join(scratch, 'rung.mp4');
  writeFileSync(whole, Buffer.concat(names.map((each) => readFileSync(join(folder, each)))));
  const third = `select='not(mod(n,3))',settb=1/25,setpts=N,scale=${width}:${height}:flags=bicubic,format=yuv420p`;
  const graph = `[0:v]fps=${num}/${den}:start_time=0,${third}[a];[1:v]${third}[b];[a][b]ssim=stats_file=ssim.txt`;
  run(['-i', file, '-i', whole, '-filter_complex', graph, '-fps_mode', 'passthrough', '-f', 'null', '-']);
  const found = [...readFileSync(join(scratch, 'ssim.txt'), 'utf8').matchAll(/\bAll:([\d.]+)/g)];
  const mean = found.reduce((sum, [, value]) => sum + Number(value), 0) / found.length;
  return -10 * Math.log10(1 - mean);
}

function run(args: readonly string[]): void {
  const { status } = spawnSync(program, ['-y', '-loglevel', 'error', '-nostdin', ...args], {
    cwd: scratch,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
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

function savedAtEqual({ fixed, chosen }: Row): number {
  const shares = chosen.map(({ rate, likeness: wanted }) => 1 - rate / rateOf(fixed, wanted));
  return shares.reduce((sum, each) => sum + each, 0) / shares.length;
}

function report(): void {
  const sum = (points: readonly Point[]) => points.reduce((total, { rate }) => total + rate, 0);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `\n${rows.length} clips, load ${load} at the end; SSIM at the size of the best rung, over the whole clip\n`,
  );
  console.log(
    '| clip | rungs | fixed kbit/s | chosen kbit/s | saved in store | saved at equal SSIM | foretold | measuring, CPU s | fixed ladder, CPU s | chosen ladder, CPU s |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const row of rows) {
    const { name, easy, fixed, chosen, cpu, perTitle } = row;
    const cells = [
      `${name}${easy ? '' : ' (not easy)'}`,
      `${chosen.length} of ${fixed.length}`,
      Math.round(sum(fixed) / 1000),
      Math.round(sum(chosen) / 1000),
      percent(1 - sum(chosen) / sum(fixed)),
      percent(savedAtEqual(row)),
      percent(perTitle.report.saved),
      ...[cpu.measuring, cpu.fixed, cpu.chosen].map((each) => each.toFixed(1)),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  const easy = rows.filter((row) => row.easy).map(savedAtEqual);
  const mean = easy.reduce((total, each) => total + each, 0) / easy.length;
  console.log(
    `\n${percent(mean)} of the bits saved at equal SSIM, mean of ${easy.length} easy clips. Goal: 20 %`,
  );
}
