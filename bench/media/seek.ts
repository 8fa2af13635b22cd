// Measures how long it takes from seeking to a random place until its picture is shown, in a real Chromium on this machine.
// Run: node bench/media/seek.ts [seeks] [file]      (Linux; installs chromium and ffmpeg where it may)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { clip, openBenchedService } from './open-benched-service.ts';
import { openBenchedPlayer, pressPlay } from './open-benched-player.ts';
import { quantile, row, seconds } from './summary.ts';

interface Seek {
  readonly milliseconds: number;
  /** The place was loaded already. */
  readonly loaded: boolean;
}

const seeks = Number(process.argv[2] ?? 60);
const source = process.argv[3] ?? clip('tears-of-steel-battle.webm');
const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-seek-'));
/** The clip four times: a player keeps half a minute ahead, so that most of it is not loaded. */
const film = join(scratch, 'film.mkv');
const loop = ['-v', 'error', '-stream_loop', '3', '-i', source, '-c', 'copy'];
execFileSync(needProgram(ffmpeg), [...loop, film]);

const service = await openBenchedService(film, { KINORA_STREAMS: '1000' });
const player = await openBenchedPlayer(service);
const waited: Seek[] = [];
try {
  const context = await player.fresh();
  const page = await context.newPage();
  await pressPlay(page, service, service.movieId);
  for (let i = 0; i < seeks; i++) {
    await page.waitForTimeout(400);
    waited.push(await page.evaluate<Seek>(seekTo(random(i))));
  }
} finally {
  await player.close();
  await service.close();
  rmSync(scratch, { recursive: true, force: true });
}

console.log(
  `Load of the machine at the end: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}\n`,
);
console.log(row('seek', 'seeks', 'median', 'p95', 'slowest', 'goal'));
console.log(row('---', '---', '---', '---', '---', '---'));
for (const [what, which] of [
  ['to a random place', waited],
  ['of these, to what was not loaded', waited.filter(({ loaded }) => !loaded)],
] as const) {
  const values = which.map(({ milliseconds }) => milliseconds);
  const figures = [quantile(values, 0.5), quantile(values, 0.95), Math.max(...values)].map(seconds);
  console.log(row(what, String(values.length), ...figures, 'p95 0.7 s'));
}

/** 0 to 1, the same in every run (golden-ratio sequence: all over the film). */
function random(i: number): number {
  return (0.5 + i * 0.618_033_988_75) % 1;
}

/** For the page: seeks as the seek bar does, and waits for the first picture of that place. */
function seekTo(share: number): string {
  return `new Promise((resolve) => {
    const video = document.querySelector('video');
    const place = Math.max(0, ${share} * video.duration - 2);
    let loaded = false;
    for (let i = 0; i < video.buffered.length; i++)
      loaded ||= video.buffered.start(i) <= place && place < video.buffered.end(i) - 0.5;
    const started = performance.now();
    const look = (_now, { mediaTime }) => {
      if (mediaTime > place - 0.1 && mediaTime < place + 2)
        resolve({ milliseconds: performance.now() - started, loaded });
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    video.currentTime = place;
  })`;
}
