// Measures what the ladder of a film costs: by the FFmpeg inside Kinora, by an installed one, and by one plain FFmpeg command.
// Run: node bench/media/encode-speed.ts [file] [turns]      (Linux; installs ffmpeg where it may)
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ffmpegCliTranscoder } from '#adapters/ffmpeg-cli/ffmpeg-cli-transcoder.ts';
import { programsOf, versionOf } from '#adapters/ffmpeg-cli/programs.ts';
import { ffmpegTranscoder } from '#adapters/ffmpeg/ffmpeg-transcoder.ts';
import { x264Preset } from '#adapters/ffmpeg/x264-settings.ts';
import type { Transcoder } from '#domains/media/ports.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { trackSeconds } from '#engine/media/packaged-media.ts';
import { ffmpeg as ffmpegProgram, needProgram } from '../../tools/find-program.ts';
import { childrenCpu } from './children-cpu.ts';
import { clip } from './open-benched-service.ts';

const file = process.argv[2] === undefined ? clip('tears-of-steel-battle.webm') : resolve(process.argv[2]);
/** Each measures every way once, so that what else the machine does falls on all alike. */
const turns = Number(process.argv[3] ?? 3);
const program = needProgram(ffmpegProgram);
const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-encode-'));
const embedded = ffmpegTranscoder({ niceness: 0 });
const commandLine = ffmpegCliTranscoder(programsOf(program), { niceness: 0 });
const facts = await embedded.probe(file);
const ladder = ladderFor(facts);

const ways: Record<string, (outDir: string) => Promise<void>> = {
  'one plain command': plainCommand,
  'embedded FFmpeg': (outDir) => encodeBy(embedded, outDir),
  'installed FFmpeg': (outDir) => encodeBy(commandLine, outDir),
};

type Cost = { cpu: number; wall: number };
const costs = new Map<string, Cost[]>(Object.keys(ways).map((way) => [way, []]));
try {
  for (let turn = 0; turn < turns; turn++) {
    for (const [way, encode] of Object.entries(ways)) {
      const outDir = join(scratch, `${turn} ${way}`);
      mkdirSync(outDir);
      const before = childrenCpu();
      const started = performance.now();
      await encode(outDir);
      costs.get(way)?.push({ wall: (performance.now() - started) / 1000, cpu: childrenCpu() - before });
      rmSync(outDir, { recursive: true });
    }
  }
} finally {
  await embedded.close();
  await commandLine.close();
  rmSync(scratch, { recursive: true, force: true });
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const rungs = ladder.video.map(({ width, height }) => `${width}x${height}`).join(', ');
const load = loadavg()[0]?.toFixed(1);
console.log(
  `${facts.durationSeconds.toFixed(1)} s to ${rungs} and ${ladder.audio.length} sound; ${availableParallelism()} cores, load ${load} at the end; installed FFmpeg ${await versionOf(program)}; median of ${turns} turns\n`,
);
const reference = costs.get('one plain command') ?? [];
console.log('| way | wall s | against the plain command | CPU s | against the plain command | cores used |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [way, values] of costs) {
  const cpu = median(values.map((each) => each.cpu));
  const wall = median(values.map((each) => each.wall));
  const cells = [
    way,
    wall.toFixed(2),
    (wall / median(reference.map((each) => each.wall))).toFixed(2),
    cpu.toFixed(2),
    (cpu / median(reference.map((each) => each.cpu))).toFixed(2),
    (cpu / wall).toFixed(2),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
console.log('\nGoal: at most 1.05 of the time of the plain command');

async function encodeBy(transcoder: Transcoder, outDir: string): Promise<void> {
  const { video, audio } = await transcoder.encode({ file, facts, ...ladder, outDir });
  const short = [...video, ...audio].find((track) => trackSeconds(track) < facts.durationSeconds - 0.5);
  if (short !== undefined || video.length !== ladder.video.length)
    throw new Error(`the ladder is not whole: ${short?.id ?? 'a rung is missing'}`);
  // What a child has cost is known when it has ended.
  await transcoder.close();
}

/** The same rungs with the same settings of x264, as one would type them: FFmpeg's own segments and playlists. */
async function plainCommand(outDir: string): Promise<void> {
  const { num, den } = ladder.frameRate;
  const labels = ladder.video.map((_, i) => `[v${i}]`);
  const scaled = ladder.video.map(
    ({ width, height }, i) => `${labels[i]}scale=${width}:${height}:flags=bicubic,format=yuv420p[o${i}]`,
  );
  const graph = `[0:v:0]fps=${num}/${den},split=${labels.length}${labels.join('')};${scaled.join(';')}`;
  const muxer = ['-f', 'hls', '-hls_time', '4', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'];
  const video = ladder.video.flatMap((rung, i) => [
    '-map',
    `[o${i}]`,
    '-c:v',
    'libx264',
    '-preset',
    x264Preset,
    '-profile:v',
    rung.profile,
    '-crf',
    String(rung.quality),
    '-maxrate',
    String(rung.maxBitrate),
    '-bufsize',
    String(rung.maxBitrate),
    '-g',
    String(ladder.gopFrames),
    '-keyint_min',
    String(ladder.gopFrames),
    '-sc_threshold',
    '0',
    ...muxer,
    '-hls_fmp4_init_filename',
    `${rung.id}.mp4`,
    `${rung.id}.m3u8`,
  ]);
  const audio = ladder.audio.flatMap((track) => [
    '-map',
    `0:${track.sourceIndex}`,
    '-c:a',
    'aac',
    '-b:a',
    String(track.bitrate),
    '-ac',
    '2',
    '-ar',
    '48000',
    ...muxer,
    '-hls_fmp4_init_filename',
    `${track.id}.mp4`,
    `${track.id}.m3u8`,
  ]);
  const child = spawn(
    program,
    ['-loglevel', 'error', '-nostdin', '-i', file, '-filter_complex', graph, ...video, ...audio],
    { cwd: outDir, stdio: 'inherit' },
  );
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`the plain command ended with ${code}`);
}
