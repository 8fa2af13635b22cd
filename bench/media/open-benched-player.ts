// A real Chromium with a signed-in viewer, for the benchmarks of playback: pages that note when play was pressed and a picture was shown.
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { chromium as wanted, needProgram } from '../../tools/find-program.ts';
import type { BenchedService } from './open-benched-service.ts';

export interface BenchedPlayer {
  readonly browser: Browser;
  /** A browser that has cached nothing, signed in. */
  fresh(): Promise<BrowserContext>;
  close(): Promise<void>;
}

interface Noted {
  readonly pressed: number | null;
  readonly shown: number | null;
}

/** Notes the first click and the first picture of the film, in milliseconds of the page's clock. */
const noteTimes = `
  window.noted = { pressed: null, shown: null };
  addEventListener('click', () => { window.noted.pressed ??= performance.now(); }, true);
  new MutationObserver(() => {
    // Cards have moving pictures of their own.
    if (!location.pathname.startsWith('/watch/')) return;
    for (const video of document.querySelectorAll('video:not([data-noted])')) {
      video.dataset.noted = 'yes';
      video.requestVideoFrameCallback(() => { window.noted.shown ??= performance.now(); });
    }
  }).observe(document, { childList: true, subtree: true });
`;

export async function openBenchedPlayer(service: BenchedService): Promise<BenchedPlayer> {
  const browser = await chromium.launch({
    executablePath: needProgram(wanted),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  const signedIn = await signIn(browser, service);
  return {
    browser,
    async fresh() {
      const context = await browser.newContext({ storageState: signedIn });
      await context.addInitScript(noteTimes);
      return context;
    },
    close: () => browser.close(),
  };
}

async function signIn(
  browser: Browser,
  service: BenchedService,
): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${service.url}/sign-in`);
  await page.evaluate(
    async ({ email, password }) => {
      const send = async (method: string, path: string, body: unknown) => {
        const answer = await fetch(`/api/v1${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as { profiles: { id: number }[] };
      };
      const { profiles } = await send('POST', '/sessions', { email, password });
      await send('PUT', '/session/profile', { profileId: profiles[0]?.id });
    },
    { email: service.viewer.email, password: service.viewer.password },
  );
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Milliseconds from pressing play on the page of a title to its first picture; `before` is done right before. */
export async function pressPlay(
  page: Page,
  service: BenchedService,
  movieId: number,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  await page.goto(`${service.url}/title/${movieId}`);
  const link = page.locator(`a[href="/watch/${movieId}"]`).first();
  await link.waitFor();
  await page.waitForLoadState('load');
  // What was watched before must not decide where it begins.
  await page.evaluate((id) => fetch(`/api/v1/history/${id}`, { method: 'DELETE' }), movieId);
  // A pointer comes to rest on what is pressed: a fifth of a second is quick for people.
  await link.hover();
  await page.waitForTimeout(200);
  await before();
  await link.click();
  for (let looks = 0; looks < 600; looks++) {
    await page.waitForTimeout(100);
    const { pressed, shown } = await page.evaluate<Noted>('window.noted');
    if (pressed !== null && shown !== null) return shown - pressed;
  }
  throw new Error(`No picture of title ${movieId} within a minute`);
}
