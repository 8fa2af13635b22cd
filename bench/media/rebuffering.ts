// Measures what a viewer sees of a link that falls from 8 to 1.5 Mbit/s and comes back while a film plays, in a real Chromium.
// Run: node bench/media/rebuffering.ts      (Linux; installs chromium and ffmpeg where it may)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { openBenchedPlayer } from './open-benched-player.ts';
import { clip, openBenchedService } from './open-benched-service.ts';
import { row } from './summary.ts';

/** The link, in order: megabits and seconds. The fall lasts longer than a full buffer, so that it cannot be sat out. */
const link = [
  { what: 'fast', megabits: 8, seconds: 15 },
  { what: 'fallen', megabits: 1.5, seconds: 45 },
  { what: 'back', megabits: 8, seconds: 25 },
] as const;
const LENGTH = 100;
/** Milliseconds there and back. */
const LATENCY = 30;
/** Milliseconds: the picture stood still when it came on by less than half of the time between two looks at it. */
const LOOK = 200;

interface Fetched {
  /** Milliseconds since the film was shown. */
  readonly at: number;
  readonly rung: string;
  readonly number: number;
}

/** For the page: notes when the picture stands still although nobody paused it and it has not ended. */
const WATCH = `
  window.stood = [];
  const video = document.querySelector('video');
  const began = performance.now();
  let before = { at: began, time: video.currentTime };
  setInterval(() => {
    const now = { at: performance.now(), time: video.currentTime };
    const passed = now.at - before.at;
    if (!video.paused && !video.ended && (now.time - before.time) * 1000 < passed / 2)
      window.stood.push({ at: before.at - began, milliseconds: passed });
    before = now;
  }, ${LOOK});
  window.pictures = () => ({ dropped: video.getVideoPlaybackQuality().droppedVideoFrames });
`;

const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-rebuffering-'));
const film = join(scratch, 'film.mp4');
// Larger than the clip and with grain, so that the upper rungs need more than the fallen link has.
const picture =
  'scale=1280:720:force_original_aspect_ratio=increase,crop=1280:720,fps=24,noise=alls=24:allf=t';
const source = [
  '-v',
  'error',
  '-stream_loop',
  '1',
  '-i',
  clip('tears-of-steel-battle.webm'),
  '-t',
  String(LENGTH),
];
const encode = ['-vf', picture, '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-c:a', 'aac'];
execFileSync(needProgram(ffmpeg), [...source, ...encode, film]);

const service = await openBenchedService(film);
const player = await openBenchedPlayer(service);
try {
  const rates = await bitrates();
  const context = await player.fresh();
  const page = await context.newPage();
  await page.setViewportSize({ width: 1920, height: 1080 });
  const network = await context.newCDPSession(page);
  const limit = (megabits: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY,
      downloadThroughput: (megabits * 1e6) / 8,
      uploadThroughput: (megabits * 1e6) / 8,
    });
  const fetched: Fetched[] = [];
  let shown = Number.POSITIVE_INFINITY;
  page.on('request', (request) => {
    const [, rung, number] = /(video-\d+)\/(\d+)\.m4s$/.exec(request.url()) ?? [];
    if (rung !== undefined) fetched.push({ at: Date.now() - shown, rung, number: Number(number) });
  });
  await limit(link[0].megabits);
  await page.goto(`${service.url}/watch/${service.movieId}`);
  while ((await page.evaluate('window.noted.shown')) === null) await page.waitForTimeout(50);
  shown = Date.now();
  for (const each of fetched) Object.assign(each, { at: 0 });
  await page.evaluate(WATCH);

  const bounds: { from: number; to: number }[] = [];
  for (const { megabits, seconds } of link) {
    await limit(megabits);
    const from = Date.now() - shown;
    await page.waitForTimeout(seconds * 1000);
    bounds.push({ from, to: Date.now() - shown });
  }
  const stood = await page.evaluate<{ at: number; milliseconds: number }[]>('window.stood');
  const quality = await page.evaluate<{ dropped: number }>('window.pictures()');

  console.log(
    `Rungs in kbit/s: ${[...rates].map(([rung, rate]) => `${rung} ${Math.round(rate / 1000)}`).join(', ')}`,
  );
  console.log(`Pictures dropped: ${quality.dropped}. Load of the machine: ${loadavg()[0]?.toFixed(1)}\n`);
  console.log(row('link', 'seconds', 'segments', 'rungs asked for, in order', 'stood still'));
  console.log(row('---', '---', '---', '---', '---'));
  for (const [index, { what, megabits, seconds }] of link.entries()) {
    const { from = 0, to = 0 } = bounds[index] ?? {};
    const within = ({ at }: { at: number }) => at >= from && at < to;
    const asked = fetched.filter(within);
    const still = stood.filter(within).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const cells = [String(seconds), String(asked.length), runs(asked), `${(still / 1000).toFixed(1)} s`];
    console.log(row(`${what}, ${megabits} Mbit/s`, ...cells));
  }
  const fallen = link[1].megabits * 1e6;
  const { from = 0 } = bounds[1] ?? {};
  const later = fetched.filter(({ at }) => at >= from);
  const fits = later.findIndex(({ rung }) => (rates.get(rung) ?? 0) < fallen);
  const still = stood.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  console.log(
    `\nSegments asked for above the fallen link before the first that fits it: ${fits} (goal: 2 at most)`,
  );
  console.log(`Rebuffering: ${(still / 1000).toFixed(1)} s (goal: none)`);
} finally {
  await player.close();
  await service.close();
  rmSync(scratch, { recursive: true, force: true });
}

/** Mean bits per second of each rung, from the playlists. */
async function bitrates(): Promise<Map<string, number>> {
  const { hls } = await service.play();
  const master = await (await fetch(`${service.url}${hls}`)).text();
  const rung = /#EXT-X-STREAM-INF:[^\n]*AVERAGE-BANDWIDTH=(\d+)[^\n]*\n(video-\d+)\//g;
  return new Map([...master.matchAll(rung)].map(([, rate, name]) => [name ?? '', Number(rate)]));
}

/** `video-720 x 4, video-360 x 9` */
function runs(segments: readonly Fetched[]): string {
  const found: { rung: string; count: number }[] = [];
  for (const { rung } of segments) {
    const last = found.at(-1);
    if (last?.rung === rung) last.count++;
    else found.push({ rung, count: 1 });
  }
  return found.map(({ rung, count }) => `${rung} x ${count}`).join(', ');
}
