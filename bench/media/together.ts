// Measures how far two players of one room are apart, one of them on a late line: while they play undisturbed, and how long after a command
// (play, pause, seeks of either) until they are in step again. What happens after a command counts for that alone.
// Run: node bench/media/together.ts [milliseconds of delay, default 150]      (needs Chromium)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { AV_LOG_QUIET, Log } from 'node-av';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { demoAccounts } from '#apps/server/demo-accounts.ts';
import { sendAsPage } from '../../tests/e2e/send-as-page.ts';
import { findProgram } from '../../tools/find-program.ts';
import { delayProxy } from './delay-proxy.ts';
import { openBenchedService, type BenchedService } from './open-benched-service.ts';
import { driftBetween, inStepAfter, type Apart, type Reading } from './out-of-step.ts';

const late = Number(process.argv[2] ?? 150);
/** Milliseconds between two looks at how far the players are apart. */
const every = 20;
/** Milliseconds between two readings of a player. */
const readEvery = 20;
/** Milliseconds after a command that count for the way back into step, and not as steady. */
const patience = 6_000;
/** Milliseconds of steady play after that: after play, and after each later command. */
const lasts = 14_000;
const lastsAfterSeek = 2_000;
/** Milliseconds of drift that are in step. */
const goal = 500;
/** Seconds; near and far, on and back, so that some of it is there already and most is not. */
const seeks = [60, 20, 140, 141.5, 90, 150, 30, 33, 110, 10];

interface Command {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}
interface Worst extends Apart {
  /** Milliseconds since the last command. */
  readonly since: number;
  readonly after: string;
}
interface Measured {
  readonly name: string;
  /** Milliseconds, of steady play. */
  readonly steady: readonly number[];
  readonly worst: Worst | null;
  /** Milliseconds until the players were in step again, for each command; null where they were not. */
  readonly back: readonly (number | null)[];
}

const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-together-'));
const film = join(scratch, 'film.mp4');
Log.setLevel(AV_LOG_QUIET);
makeFixture({
  file: film,
  container: 'mp4',
  seconds: 180,
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
      await sendAsPage(page, 'POST', '/sessions', { email: account.email, password: account.password });
      const { profiles } = await sendAsPage<{ profiles: { id: number }[] }>(page, 'GET', '/session');
      await sendAsPage(page, 'PUT', '/session/profile', { profileId: profiles[0]?.id });
      pages.push(page);
    }
    const [here, there] = pages;
    if (!here || !there) throw new Error('There are not two demo accounts');
    const room = await sendAsPage<{ key: string }>(here, 'POST', '/rooms', { movieId });
    for (const page of pages) {
      await page.goto(`${new URL(page.url()).origin}/watch/${movieId}?together=${room.key}`);
      await page.waitForFunction(isReady, undefined, { timeout: 60_000 });
    }
    await here.getByText('2 people here').waitFor();
    // Both stand at the beginning now, and have measured the clock.
    await pause(3_000);
    for (const page of pages) await page.evaluate(startReading, readEvery);
    const commands: Command[] = [];
    const command = async (
      name: string,
      page: Page,
      act: (value: number) => number,
      value: number,
      rest: number,
    ) => {
      commands.push({ name, at: await page.evaluate(act, value) });
      await pause(patience + rest);
    };
    await command('play', here, pressPlay, 0, lasts);
    for (const [index, place] of seeks.entries())
      await command(`seek to ${place} s`, index % 2 === 0 ? here : there, seekTo, place, lastsAfterSeek);
    await command('pause', there, pressPause, 0, 0);
    const ended = Date.now();
    const [a, b] = await Promise.all(pages.map((page) => page.evaluate<Reading[]>('window.readings')));
    if (!a || !b) throw new Error('The pages have read nothing');
    return judge(a, b, commands, ended);
  } finally {
    for (const page of pages) await page.context().close();
    await proxy.close();
  }
}

/** Runs in the page: HAVE_FUTURE_DATA or more. */
function isReady(): boolean {
  const page = globalThis as unknown as {
    document: { querySelector(selector: string): { readyState: number } | null };
  };
  return (page.document.querySelector('video')?.readyState ?? 0) >= 3;
}

/** Splits the time at its commands: the way back into step, and steady play. */
function judge(
  a: readonly Reading[],
  b: readonly Reading[],
  commands: readonly Command[],
  ended: number,
): Omit<Measured, 'name'> {
  const steady: number[] = [];
  const back: (number | null)[] = [];
  let worst: Worst | null = null;
  for (const [index, { name, at }] of commands.entries()) {
    const next = commands[index + 1]?.at ?? ended;
    const calm = Math.min(at + patience, next);
    back.push(inStepAfter(driftBetween(a, b, { from: at, until: calm, every }), at, goal));
    for (const one of driftBetween(a, b, { from: calm, until: next, every })) {
      steady.push(one.drift);
      if (worst === null || one.drift > worst.drift) worst = { ...one, since: one.at - at, after: name };
    }
  }
  return { steady, worst, back };
}

interface PageVideo {
  currentTime: number;
  play(): Promise<void>;
  pause(): void;
}
interface PageWindow {
  readings: Reading[];
  readonly document: { querySelector(selector: string): PageVideo };
}

/** Runs in the page. */
function startReading(milliseconds: number): void {
  const page = globalThis as unknown as PageWindow;
  page.readings = [];
  setInterval(() => {
    const { currentTime: position } = page.document.querySelector('video');
    page.readings.push({ at: Date.now(), position });
  }, milliseconds);
}

/** These run in the page, and answer when. */
function pressPlay(): number {
  void (globalThis as unknown as PageWindow).document.querySelector('video').play();
  return Date.now();
}
function pressPause(): number {
  (globalThis as unknown as PageWindow).document.querySelector('video').pause();
  return Date.now();
}
function seekTo(seconds: number): number {
  const at = Date.now();
  (globalThis as unknown as PageWindow).document.querySelector('video').currentTime = seconds;
  return at;
}

function print(rows: readonly Measured[]): void {
  const at = (values: readonly number[], share: number): number =>
    Math.round(values.toSorted((x, y) => x - y)[Math.ceil(share * (values.length - 1))] ?? Number.NaN);
  const time = (milliseconds: number): string =>
    Number.isFinite(milliseconds) ? `${milliseconds} ms` : 'not';
  console.log(
    `Two players of one room, one on a late line; drift each ${every} ms, but for ${patience} ms after each of ${seeks.length + 2} commands; in step: ${goal} ms\n`,
  );
  console.log('| delay of one | median | p95 | worst, and when | back in step: median | p95 | slowest |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const { name, steady, worst, back } of rows) {
    const took = back.map((one) => one ?? Number.POSITIVE_INFINITY);
    const when = worst === null ? '' : `, ${Math.round(worst.since)} ms after ${worst.after}`;
    console.log(
      `| ${name} | ${at(steady, 0.5)} ms | ${at(steady, 0.95)} ms | ${at(steady, 1)} ms${when} | ${time(at(took, 0.5))} | ${time(at(took, 0.95))} | ${time(at(took, 1))} |`,
    );
  }
}
