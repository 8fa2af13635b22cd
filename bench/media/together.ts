// Measures how far two players of one room are apart, one of them on a late line: while they play, after play is pressed, after a seek.
// Run: node bench/media/together.ts [milliseconds of delay, default 150]      (needs Chromium)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { AV_LOG_QUIET, Log } from 'node-av';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { demoAccounts } from '#apps/server/demo-accounts.ts';
import { findProgram } from '../../tools/find-program.ts';
import { delayProxy } from './delay-proxy.ts';
import { openBenchedService, type BenchedService } from './open-benched-service.ts';

const late = Number(process.argv[2] ?? 150);
/** Milliseconds between two looks at how far the players are apart, and of one measurement. */
const every = 250;
const lasts = 20_000;
/** Milliseconds from a command within which the players have to be in step again. */
const patience = 8_000;
/** Milliseconds of drift that are in step. */
const goal = 500;

interface Reading {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Seconds. */
  readonly position: number;
}
interface Measured {
  readonly name: string;
  /** Milliseconds. */
  readonly drift: readonly number[];
  readonly afterPlay: number | null;
  readonly afterSeek: number | null;
}

const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-together-'));
const film = join(scratch, 'film.mp4');
Log.setLevel(AV_LOG_QUIET);
makeFixture({
  file: film,
  container: 'mp4',
  seconds: 80,
  video: { width: 426, height: 240, rate: '24' },
  audio: [{ language: 'eng', hertz: 330 }],
});
let service: BenchedService | null = null;
let browser: Browser | null = null;
try {
  service = await openBenchedService(film);
  browser = await chromium.launch({
    executablePath:
      findProgram({ variable: 'CHROMIUM', places: ['/usr/bin/chromium'], packages: ['chromium'] }) ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  const rows: Measured[] = [];
  for (const { name, there, back } of [
    { name: 'none', there: 0, back: 0 },
    { name: `${late} ms each way`, there: late, back: late },
    { name: `${2 * late} ms on the way back alone`, there: 0, back: 2 * late },
  ])
    rows.push({ name, ...(await measure(browser, service, { there, back })) });
  print(rows);
} finally {
  await browser?.close();
  await service?.close();
  rmSync(scratch, { recursive: true, force: true });
}

async function measure(
  within: Browser,
  { url, movieId }: BenchedService,
  delay: { there: number; back: number },
): Promise<Omit<Measured, 'name'>> {
  const proxy = await delayProxy(Number(new URL(url).port), delay);
  const pages: Page[] = [];
  try {
    for (const [index, account] of demoAccounts.entries()) {
      const origin = index === 0 ? new URL(url).origin : `http://localhost:${proxy.port}`;
      const page = await (await within.newContext({ viewport: { width: 960, height: 600 } })).newPage();
      await page.goto(`${origin}/sign-in`);
      await send(page, 'POST', '/sessions', { email: account.email, password: account.password });
      const { profiles } = await send<{ profiles: { id: number }[] }>(page, 'GET', '/session');
      await send(page, 'PUT', '/session/profile', { profileId: profiles[0]?.id });
      pages.push(page);
    }
    const [here, there] = pages;
    if (!here || !there) throw new Error('There are not two demo accounts');
    const room = await send<{ key: string }>(here, 'POST', '/rooms', { movieId });
    for (const page of pages) {
      await page.goto(`${new URL(page.url()).origin}/watch/${movieId}?together=${room.key}`);
      await page.waitForFunction(isReady, undefined, { timeout: 60_000 });
    }
    await here.getByText('2 people here').waitFor();
    // Both stand at the beginning now, and have measured the clock.
    await pause(3_000);
    for (const page of pages) await page.evaluate(startReading);
    const played = Date.now();
    await here.keyboard.press('k');
    await pause(patience);
    const steady = Date.now();
    await pause(lasts);
    const sought = Date.now();
    await here.locator('video').evaluate((video) => {
      (video as unknown as { currentTime: number }).currentTime = 60;
    });
    await pause(patience);
    const [a, b] = await Promise.all(pages.map((page) => page.evaluate<Reading[]>('window.readings')));
    if (!a || !b) throw new Error('The pages have read nothing');
    const apart = (from: number, until: number) => driftBetween(a, b, from, until);
    return {
      drift: apart(steady, sought),
      afterPlay: settled(apart(played, steady)),
      afterSeek: settled(apart(sought, sought + patience - 1000)),
    };
  } finally {
    for (const page of pages) await page.context().close();
    await proxy.close();
  }
}

function send<Answer>(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async (request) => {
      const answer = await fetch(`/api/v1${request.path}`, {
        method: request.method,
        ...(request.body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(request.body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${request.method} ${request.path}: ${answer.status} ${text}`);
      return JSON.parse(text) as unknown;
    },
    { method, path, body },
  ) as Promise<Answer>;
}

/** Runs in the page: HAVE_FUTURE_DATA or more. */
function isReady(): boolean {
  const page = globalThis as unknown as {
    document: { querySelector(selector: string): { readyState: number } | null };
  };
  return (page.document.querySelector('video')?.readyState ?? 0) >= 3;
}

/** Runs in the page. */
function startReading(): void {
  const page = globalThis as unknown as {
    readings: Reading[];
    document: { querySelector(selector: string): { currentTime: number } };
  };
  page.readings = [];
  const video = page.document.querySelector('video');
  setInterval(() => page.readings.push({ at: Date.now(), position: video.currentTime }), 40);
}

/** Milliseconds of difference at each look; both are read at the same instant by interpolation. */
function driftBetween(a: readonly Reading[], b: readonly Reading[], from: number, until: number): number[] {
  const drift: number[] = [];
  for (let at = from; at <= until; at += every)
    drift.push(Math.abs(positionAt(a, at) - positionAt(b, at)) * 1000);
  return drift;
}

function positionAt(readings: readonly Reading[], at: number): number {
  const after = readings.findIndex((reading) => reading.at >= at);
  const next = readings[after] ?? readings.at(-1);
  const before = readings[after - 1] ?? next;
  if (!next || !before) return Number.NaN;
  const span = next.at - before.at;
  return span === 0
    ? next.position
    : before.position + ((at - before.at) / span) * (next.position - before.position);
}

/** Milliseconds until the players were in step, and stayed so; null when they were not. */
function settled(drift: readonly number[]): number | null {
  const last = drift.findLastIndex((apart) => !(apart < goal));
  return last === drift.length - 1 ? null : (last + 1) * every;
}

function print(rows: readonly Measured[]): void {
  const at = (values: readonly number[], share: number): string =>
    String(
      Math.round(values.toSorted((x, y) => x - y)[Math.floor(share * (values.length - 1))] ?? Number.NaN),
    );
  const time = (milliseconds: number | null): string =>
    milliseconds === null ? 'not' : `${milliseconds} ms`;
  console.log(
    `Two players of one room, one on a late line; drift each ${every} ms over ${lasts / 1000} s; goal ${goal} ms\n`,
  );
  console.log('| delay of one | median | p95 | worst | in step after play | after a seek |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const { name, drift, afterPlay, afterSeek } of rows)
    console.log(
      `| ${name} | ${at(drift, 0.5)} ms | ${at(drift, 0.95)} ms | ${at(drift, 1)} ms | ${time(afterPlay)} | ${time(afterSeek)} |`,
    );
}
