// Counts gaps and overlaps in decode time: segment by segment of every playlist, and of what a real Chromium is given while a viewer
// changes quality and sound and seeks.
// Run: node bench/media/gaps.ts [file]      (Linux; installs chromium and ffmpeg where it may)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { clip, openBenchedService } from './open-benched-service.ts';
import { openBenchedPlayer, pressPlay } from './open-benched-player.ts';
import { readSegmentTimes, readTimescale } from './read-segment-times.ts';
import { row } from './summary.ts';

interface Track {
  readonly id: string;
  readonly timescale: number;
  /** Of each segment, in ticks, and behind the last. */
  readonly edges: readonly number[];
  readonly faults: number;
}

/** What was given to a SourceBuffer: a segment, in ticks. */
interface Appended {
  readonly timescale: number;
  readonly start: number;
  readonly end: number;
}

/** For the page, before all else: notes the decode times of everything that is given to the decoders. */
const noteAppended = `
  window.appended = [];
  const timescales = new WeakMap();
  const find = (view, type) => {
    // Headers come first.
    for (let at = 4; at + 4 <= Math.min(view.byteLength, 4096); at++)
      if ([...type].every((letter, i) => view.getUint8(at + i) === letter.charCodeAt(0))) return at + 4;
    return -1;
  };
  const append = SourceBuffer.prototype.appendBuffer;
  SourceBuffer.prototype.appendBuffer = function (data) {
    const view = ArrayBuffer.isView(data)
      ? new DataView(data.buffer, data.byteOffset, data.byteLength)
      : new DataView(data);
    const mdhd = find(view, 'mdhd');
    if (mdhd > 0) timescales.set(this, view.getUint32(mdhd + 12));
    const tfdt = find(view, 'tfdt');
    const trun = find(view, 'trun');
    if (tfdt > 0 && trun > 0) {
      const start = Number(view.getBigUint64(tfdt + 4));
      let end = start;
      for (let i = 0; i < view.getUint32(trun + 4); i++) end += view.getUint32(trun + 12 + 16 * i);
      window.appended.push({ timescale: timescales.get(this) ?? 0, start, end });
    }
    append.call(this, data);
  };
`;

/** For the page: places where less than a second is missing between two loaded ranges. */
const holesInBuffer = `(() => {
  const { buffered } = document.querySelector('video');
  let holes = 0;
  for (let i = 1; i < buffered.length; i++) if (buffered.start(i) - buffered.end(i - 1) < 1) holes++;
  return { ranges: buffered.length, holes };
})()`;

const source = process.argv[2] ?? clip('tears-of-steel-battle.webm');
const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-gaps-'));
/** With its sound in two languages. */
const film = join(scratch, 'film.mkv');
const languages = ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=fre'];
const maps = ['-map', '0:v', '-map', '0:a', '-map', '0:a', '-c', 'copy', ...languages];
execFileSync(needProgram(ffmpeg), ['-v', 'error', '-i', source, ...maps, film]);

const service = await openBenchedService(film, { KINORA_STREAMS: '1000' });
const player = await openBenchedPlayer(service);
const rows: string[] = [];
try {
  const playback = await service.play();
  const base = new URL('.', new URL(playback.hls ?? '', service.url)).href;
  const multivariant = await text(`${base}master.m3u8`);
  const ids = [...multivariant.matchAll(/^(?:.*URI=")?([\w-]+)\/index\.m3u8"?$/gm)].map(
    (found) => found[1] ?? '',
  );
  const manifest = await text(`${base}manifest.mpd`);
  const tracks = await Promise.all(
    ids.filter((id) => /^(?:video|audio)-/.test(id)).map((id) => readTrack(base, id)),
  );
  for (const track of tracks) {
    const segments = track.edges.length - 1;
    const dash = dashFaults(manifest, track);
    rows.push(row(`HLS, ${track.id}`, String(segments), String(track.faults)));
    rows.push(row(`DASH, ${track.id}`, String(segments), String(dash)));
  }
  const video = tracks.filter(({ id }) => id.startsWith('video'));
  const audio = tracks.filter(({ id }) => id.startsWith('audio'));
  rows.push(row('cuts of the renditions against each other', String(video.length), String(differing(video))));
  rows.push(row('cuts of the sounds against each other', String(audio.length), String(differing(audio))));

  const context = await player.fresh();
  await context.addInitScript(noteAppended);
  const page = await context.newPage();
  await pressPlay(page, service, service.movieId);
  const actions = await watchRestlessly(page);
  const appended = await page.evaluate<Appended[]>('window.appended');
  rows.push(
    row(
      `Chromium: segments given, ${actions} changes and seeks`,
      String(appended.length),
      String(offGrid(appended, tracks)),
    ),
  );
  const holes = await page.evaluate<{ ranges: number; holes: number }>(holesInBuffer);
  rows.push(row('Chromium: holes within what is loaded', String(holes.ranges), String(holes.holes)));
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
console.log(row('where', 'checked', 'gaps and overlaps (goal 0)'));
console.log(row('---', '---', '---'));
for (const line of rows) console.log(line);

async function text(url: string): Promise<string> {
  return (await get(url)).text();
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/** Every segment that its playlist names: decoded where the one before ends, as long as the playlist says, independent of others. */
async function readTrack(base: string, id: string): Promise<Track> {
  const playlist = await text(`${base}${id}/index.m3u8`);
  const named = [...playlist.matchAll(/#EXTINF:([\d.]+),\n(\S+)/g)];
  const bytes = async (name: string) =>
    new Uint8Array(await (await get(`${base}${id}/${name}`)).arrayBuffer());
  const timescale = readTimescale(await bytes('init.mp4'));
  const edges = [0];
  let faults = 0;
  for (const [, length = '', name = ''] of named) {
    const times = readSegmentTimes(await bytes(name));
    const expected = edges.at(-1) ?? 0;
    if (times.decodeTime !== expected) faults++;
    if (Math.abs(times.duration / timescale - Number(length)) > 1e-6) faults++;
    if (!times.startsWithKey) faults++;
    edges.push(times.decodeTime + times.duration);
  }
  return { id, timescale, edges, faults };
}

/** Segments of the manifest's timeline that begin or end elsewhere than the segments themselves. */
function dashFaults(manifest: string, { id, timescale, edges }: Track): number {
  const part = new RegExp(`<Representation id="${id}".*?</Representation>`, 's').exec(manifest)?.[0] ?? '';
  if (!part.includes(`timescale="${timescale}"`)) return edges.length;
  const ends = [0];
  for (const [, duration = '', more = '0'] of part.matchAll(/<S(?: t="\d+")? d="(\d+)"(?: r="(\d+)")?\/>/g))
    for (let i = 0; i <= Number(more); i++) ends.push((ends.at(-1) ?? 0) + Number(duration));
  return Math.abs(ends.length - edges.length) + edges.filter((edge, i) => ends[i] !== edge).length;
}

/** Cuts of tracks that are not those of the first. */
function differing([first, ...others]: readonly Track[]): number {
  if (first === undefined) return 0;
  const at = ({ edges, timescale }: Track) => edges.map((edge) => (edge / timescale).toFixed(6));
  const cuts = at(first);
  return others.reduce((sum, other) => sum + at(other).filter((cut, i) => cut !== cuts[i]).length, 0);
}

/** Segments that begin or end where none of the film does. */
function offGrid(appended: readonly Appended[], tracks: readonly Track[]): number {
  const known = new Set(
    tracks.flatMap(({ timescale, edges }) =>
      edges.slice(1).map((end, i) => `${timescale} ${edges[i]} ${end}`),
    ),
  );
  return appended.filter(({ timescale, start, end }) => !known.has(`${timescale} ${start} ${end}`)).length;
}

/** A viewer who changes everything: answers how often. */
async function watchRestlessly(page: Page): Promise<number> {
  let actions = 0;
  const choose = async (menu: string, item: number): Promise<void> => {
    await page.mouse.move(200, 200);
    await page.mouse.move(260 + item, 240);
    await page.getByRole('button', { name: menu, exact: true }).click();
    const items = page.getByRole('menuitemradio');
    await items.nth(item % (await items.count())).click();
    await page.keyboard.press('Escape');
    actions++;
  };
  for (let turn = 0; turn < 6; turn++) {
    await page.waitForTimeout(1500);
    await choose('Quality', turn + 1);
    await page.waitForTimeout(1500);
    await choose('Audio', turn + 1);
    const place = (0.37 + turn * 0.618) % 0.9;
    await page.evaluate(`(() => {
      const video = document.querySelector('video');
      video.currentTime = ${place} * video.duration;
    })()`);
    actions++;
  }
  await page.waitForTimeout(3000);
  return actions;
}
