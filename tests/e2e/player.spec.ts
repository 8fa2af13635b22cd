// The player as a viewer meets it on a bad day and a good one: several sounds, styled subtitles, expired addresses, a lost network.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { playedTo, signIn, url } from './service.ts';

/** Seconds. */
const LENGTH = 90;
let film = '';

/** A film of our own: three sounds, subtitles in two languages, long enough that not all of it is loaded at once. */
test.beforeAll(() => {
  test.setTimeout(180_000);
  const home = process.env['HOME_UNDER_TEST'];
  if (!home) throw new Error('HOME_UNDER_TEST is not set: it is the data folder of the service under test');
  const folder = mkdtempSync(join(tmpdir(), 'kinora-film-'));
  try {
    const file = join(folder, 'film.mkv');
    const tone = (hertz: number) => ['-f', 'lavfi', '-i', `sine=frequency=${hertz}:duration=${LENGTH}`];
    const about = (index: number, language: string, disposition: string) => [
      `-metadata:s:a:${index}`,
      `language=${language}`,
      `-disposition:a:${index}`,
      disposition,
    ];
    const picture = ['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=24:duration=${LENGTH}`];
    const maps = [0, 1, 2, 3].flatMap((input) => ['-map', String(input)]);
    const encode = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30', '-c:a', 'aac', '-b:a', '48k'];
    const sounds = [
      ...about(0, 'eng', 'default'),
      ...about(1, 'fra', '0'),
      ...about(2, 'eng', 'visual_impaired'),
    ];
    const inputs = [...picture, ...tone(220), ...tone(330), ...tone(440)];
    execFileSync(needProgram(ffmpeg), ['-v', 'error', ...inputs, ...maps, ...encode, ...sounds, file]);
    const subtitles = (language: string, text: string) => {
      const path = join(folder, `${language}.srt`);
      writeFileSync(path, `1\n00:00:00,000 --> 00:01:30,000\n${text}\n`);
      return ['--subtitles', `${language}=${path}`];
    };
    const told = execFileSync(
      process.execPath,
      [
        'apps/cli/kinora.js',
        'media',
        'add',
        file,
        '--title',
        'Several Sounds',
        ...subtitles('en', 'The lamp is lit.'),
        ...subtitles('ar', 'المصباح مضاء.'),
      ],
      {
        cwd: join(import.meta.dirname, '../..'),
        env: { ...process.env, KINORA_HOME: home },
        encoding: 'utf8',
      },
    );
    film = /\/watch\/\d+/.exec(told)?.[0] ?? '';
    expect(film, told).not.toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** From the beginning, whatever was watched before: only half a minute is loaded then. */
async function play(page: Page): Promise<void> {
  await page.evaluate(
    async (id) => fetch(`/api/v1/history/${id}`, { method: 'DELETE' }),
    film.split('/').at(-1),
  );
  await page.goto(url(film));
  await expect.poll(() => playedTo(page.locator('video')), { timeout: 30_000 }).toBeGreaterThan(0.5);
}

/** Wakes the controls and opens a menu. */
async function open(page: Page, name: string): Promise<void> {
  await page.mouse.move(200, 200);
  await page.mouse.move(260, 240);
  await page.getByRole('button', { name, exact: true }).click();
}

test('sounds are named by language and purpose, and what is chosen is there the next time', async ({
  page,
}) => {
  await signIn(page, 'Buster');
  await play(page);
  await open(page, 'Audio');
  const items = page.getByRole('menuitemradio');
  await expect(items).toHaveText(['English', 'French', 'English (audio description)']);
  await expect(items.first()).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'French' }).click();
  await open(page, 'Subtitles');
  await page.getByRole('menuitemradio', { name: 'Arabic' }).click();
  await expect(page.getByText('المصباح مضاء.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('المصباح مضاء.')).toBeVisible({ timeout: 20_000 });
  await open(page, 'Audio');
  await expect(page.getByRole('menuitemradio', { name: 'French' })).toBeChecked();
});

test('subtitles take the style that is chosen, and keep it', async ({ page }) => {
  await signIn(page, 'Musidora');
  await play(page);
  await page.keyboard.press('c');
  const line = page.getByText('The lamp is lit.');
  await expect(line).toBeVisible();
  await open(page, 'Subtitles');
  await page.getByRole('menuitem', { name: 'Subtitle style' }).click();
  const sheet = page.getByRole('dialog', { name: 'Subtitle style' });
  await sheet.getByLabel('Colour').selectOption('Yellow');
  await sheet.getByLabel('Size').selectOption('Very large');
  await sheet.getByLabel('Background').selectOption('None');
  await expect(sheet.getByText('This is how subtitles look.')).toHaveCSS('color', 'rgb(255, 225, 77)');
  await page.keyboard.press('Escape');
  await expect(line).toHaveCSS('color', 'rgb(255, 225, 77)');
  await expect(line).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await page.reload();
  await expect(line).toHaveCSS('color', 'rgb(255, 225, 77)', { timeout: 20_000 });
});

test('an address that expires while the film plays is replaced, and the film goes on where it is', async ({
  page,
}) => {
  await signIn(page, 'Buster');
  await play(page);
  const video = page.locator('video');
  const token = (address: string) => /\/media\/([^/]+)\//.exec(address)?.[1] ?? '';
  let refused = '';
  let served = '';
  await page.route(/\/media\/[^/]+\/\d+\/.*\.m4s$/, async (route) => {
    const asked = token(route.request().url());
    refused ||= asked;
    if (asked === refused)
      await route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'media_address_expired', status: 403 }),
      });
    else {
      served = asked;
      await route.continue();
    }
  });
  await video.evaluate((element) => {
    (element as unknown as { currentTime: number }).currentTime = 60;
  });
  await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(61);
  expect(refused).not.toBe('');
  expect(served).not.toBe(refused);
  await expect(page.getByText('This cannot be played')).toHaveCount(0);
});

test('without a network the player says so and goes on by itself once it is back', async ({
  page,
  context,
}) => {
  await signIn(page, 'Buster');
  await play(page);
  const video = page.locator('video');
  await context.setOffline(true);
  await video.evaluate((element) => {
    (element as unknown as { currentTime: number }).currentTime = 75;
  });
  await expect(page.getByText('Connection lost. The film goes on by itself.')).toBeVisible({
    timeout: 20_000,
  });
  await context.setOffline(false);
  await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(75.5);
  await expect(page.getByText('Connection lost. The film goes on by itself.')).toHaveCount(0);
});

test('a stream that another device stops says so and offers to take it back', async ({ page }) => {
  await signIn(page, 'Buster');
  await play(page);
  const video = page.locator('video');
  await page.evaluate(async () => {
    const list = (await (await fetch('/api/v1/streams')).json()) as {
      items: { id: number; here: boolean }[];
    };
    const mine = list.items.find(({ here }) => here);
    await fetch(`/api/v1/streams/${mine?.id}`, { method: 'DELETE' });
  });
  await page.waitForTimeout(3_500);
  await video.evaluate((element) => {
    (element as unknown as { currentTime: number }).currentTime = 70;
  });
  await expect(page.getByRole('alertdialog', { name: 'Stopped from another device' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByRole('button', { name: 'Play here' })).toBeFocused();
});

test('two taps on a side of the picture seek and show how far, one only wakes the controls', async ({
  browser,
}) => {
  const page = await (
    await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 780 } })
  ).newPage();
  await signIn(page, 'Buster');
  await play(page);
  const video = page.locator('video');
  await video.evaluate((element) => {
    const film = element as unknown as { currentTime: number; pause(): void };
    film.pause();
    film.currentTime = 30;
  });
  await expect.poll(() => playedTo(video)).toBe(30);
  await page.touchscreen.tap(350, 300);
  await page.waitForTimeout(600);
  expect(await playedTo(video)).toBe(30);
  await page.touchscreen.tap(350, 300);
  await page.touchscreen.tap(350, 300);
  await expect(page.getByText('10 seconds', { exact: true })).toBeVisible();
  await expect.poll(() => playedTo(video)).toBe(40);
  await page.waitForTimeout(600);
  await page.touchscreen.tap(40, 300);
  await page.touchscreen.tap(40, 300);
  await page.touchscreen.tap(40, 300);
  await expect.poll(() => playedTo(video)).toBe(20);
});

test('a screen reader hears what is done, and the system knows what plays', async ({ page }) => {
  await signIn(page, 'Alice', { email: 'operator@kinora.example', password: 'carbon-arc-lamp-1911' });
  await play(page);
  const said = page.getByRole('region', { name: 'Player: Several Sounds' }).getByRole('status');
  await page.keyboard.press('k');
  await expect(said.filter({ hasText: 'Paused' })).toBeAttached();
  await page.keyboard.press('5');
  await expect(said.filter({ hasText: '0:45 of 1:30' })).toBeAttached();
  await page.keyboard.press('c');
  await expect(said.filter({ hasText: 'Subtitles: English' })).toBeAttached();
  await page.keyboard.press('a');
  await open(page, 'Audio');
  await expect(page.getByRole('menuitemradio', { name: 'French' })).toBeChecked();
  const session: unknown = await page.evaluate(`({
    title: navigator.mediaSession.metadata.title,
    pictures: navigator.mediaSession.metadata.artwork.length,
    playbackState: navigator.mediaSession.playbackState,
  })`);
  expect(session).toEqual({ title: 'Several Sounds', pictures: 2, playbackState: 'paused' });
});

test('every control of the player stays on a screen of 320 px, in Arabic as well', async ({ browser }) => {
  const page = await (
    await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'ar' })
  ).newPage();
  await signIn(page, 'Buster');
  await play(page);
  await page.keyboard.press('k');
  const out: unknown = await page.evaluate(`[...document.querySelectorAll('section button, section a')]
    .map((control) => control.getBoundingClientRect())
    .filter((box) => box.width > 0 && (box.left < 0 || box.right > innerWidth)).length`);
  expect(out).toBe(0);
});
