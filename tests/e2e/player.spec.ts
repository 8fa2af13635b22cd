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

/** A film of our own: three sounds, closed captions, subtitles in two languages, long enough that not all of it is loaded at once. */
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
    const pictures = join(folder, 'pictures.mkv');
    const fixture = { file: pictures, container: 'matroska', seconds: LENGTH };
    const make = `
      import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
      import { captionBytes } from '#engine/media/caption-fixture.ts';
      const script = captionBytes('1420 1420 1470 1470 "[a lamp hums]" 142f 142f');
      const captions = (picture) => Uint8Array.of(0xfc, ...(script[picture] ?? [0x80, 0x80]));
      const video = { width: 320, height: 180, rate: '24', captions };
      makeFixture({ ...${JSON.stringify(fixture)}, video });`;
    const root = join(import.meta.dirname, '../..');
    execFileSync(process.execPath, ['--input-type=module', '-e', make], { cwd: root });
    const picture = ['-i', pictures];
    const maps = [0, 1, 2, 3].flatMap((input) => ['-map', String(input)]);
    const encode = ['-c:v', 'copy', '-c:a', 'aac', '-b:a', '48k'];
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
    const kinora = (...args: string[]) =>
      execFileSync(process.execPath, ['apps/cli/kinora.js', 'media', ...args, '--json'], {
        cwd: root,
        env: { ...process.env, KINORA_HOME: home },
        encoding: 'utf8',
      });
    const words = [...subtitles('en', 'The lamp is lit.'), ...subtitles('ar', 'المصباح مضاء.')];
    const told = kinora('add', file, '--title', 'Several Sounds', ...words);
    const asset = JSON.parse(told.trim().split('\n').at(-1) ?? '') as { id: number; movieId: number };
    film = `/watch/${asset.movieId}`;
    const chapters = join(folder, 'chapters.txt');
    writeFileSync(chapters, '0:00 The lamp\n0:20 The door\n0:50 The garden\n');
    kinora('markers', String(asset.id), '--chapters', chapters, '--intro', '0:22-0:40');
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

/** Places of the account that this device takes: other tests leave theirs for a while. */
async function streams(page: Page): Promise<unknown[]> {
  const list = await page.evaluate(async () => (await fetch('/api/v1/streams')).json());
  return (list as { items: { here: boolean }[] }).items.filter(({ here }) => here);
}

/** Shows the controls, which step back while nothing moves. */
async function wake(page: Page): Promise<void> {
  await page.mouse.move(200, 200);
  await page.mouse.move(260, 240);
}

/** Wakes the controls and opens a menu. */
async function open(page: Page, name: string): Promise<void> {
  await wake(page);
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

test('closed captions are in the menu once, as subtitles with sounds, while the playlist names those inside of the pictures', async ({
  page,
}) => {
  await signIn(page, 'Buster');
  const playlist = page.waitForResponse((response) => response.url().endsWith('/master.m3u8'));
  await play(page);
  const text = await (await playlist).text();
  expect(text).toContain('TYPE=CLOSED-CAPTIONS,GROUP-ID="captions",NAME="CC1",LANGUAGE="en"');
  expect(text).toContain('CLOSED-CAPTIONS="captions"');
  await open(page, 'Subtitles');
  await expect(page.getByRole('menuitemradio')).toHaveText([
    'Off',
    'English (for the deaf and hard of hearing)',
    'English',
    'Arabic',
  ]);
  await page.getByRole('menuitemradio', { name: 'English (for the deaf and hard of hearing)' }).click();
  await expect(page.getByText('[a lamp hums]')).toBeVisible();
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
  const before = await streams(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(70.3);
  expect(await playedTo(video)).toBeLessThan(80);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  const now = await streams(page);
  expect(before).toEqual([]);
  expect(now).toHaveLength(1);
});

test('a film goes on in a corner of other pages, from the keyboard as well, and gives its place back when closed', async ({
  page,
}) => {
  await signIn(page, 'Musidora');
  await play(page);
  const video = page.locator('video');
  const playlists: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.m3u8')) playlists.push(request.url());
  });
  await video.evaluate((element) => element.setAttribute('data-same', 'yes'));
  const same = page.locator('video[data-same]');

  const left = await playedTo(video);
  await wake(page);
  await page.getByRole('link', { name: 'Back to Several Sounds' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Several Sounds' })).toBeVisible();
  const mini = page.getByRole('region', { name: 'Mini player: Several Sounds' });
  await expect(mini).toBeVisible();
  await expect.poll(() => playedTo(same)).toBeGreaterThan(left + 0.5);
  expect(await streams(page)).toHaveLength(1);

  // Keys belong to the page, and to the film once it has the focus.
  const paused = () => video.evaluate((element) => (element as unknown as { paused: boolean }).paused);
  await page.keyboard.press('k');
  expect(await paused()).toBe(false);
  await mini.getByRole('button', { name: 'Pause' }).focus();
  await page.keyboard.press('k');
  await expect.poll(paused).toBe(true);
  await page.getByRole('navigation').getByRole('link', { name: 'Browse' }).first().click();
  await expect(page).toHaveURL(/\/browse/);
  await mini.getByRole('button', { name: 'Play', exact: true }).press('Enter');
  await expect.poll(paused).toBe(false);

  await mini.getByRole('button', { name: 'Back to the film: Several Sounds' }).press('Enter');
  await expect(page).toHaveURL(new RegExp(`${film}$`));
  await expect(page.getByRole('region', { name: 'Player: Several Sounds' })).toBeVisible();
  await page.goBack();
  await expect(mini).toBeVisible();
  await expect(same).toHaveCount(1);
  await mini.getByRole('button', { name: 'Close the mini player' }).click();
  await expect(video).toHaveCount(0);
  await expect.poll(() => streams(page)).toEqual([]);
  expect(playlists).toEqual([]);
});

test('who pauses a film and leaves it takes nothing along', async ({ page }) => {
  await signIn(page, 'Musidora');
  await play(page);
  await page.keyboard.press('k');
  await page.getByRole('link', { name: 'Back to Several Sounds' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Several Sounds' })).toBeVisible();
  await expect(page.locator('video')).toHaveCount(0);
  await expect.poll(() => streams(page)).toEqual([]);
});

test('chapters cut the timeline, are gone to by key and by menu, and an intro is skipped', async ({
  page,
}) => {
  await signIn(page, 'Musidora');
  await play(page);
  const video = page.locator('video');
  await page.keyboard.press('PageUp');
  await expect.poll(() => playedTo(video)).toBeGreaterThanOrEqual(20);
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveAttribute('aria-valuetext', /The door$/);
  const skip = page.getByRole('button', { name: 'Skip intro' });
  await expect(skip).toBeVisible({ timeout: 15_000 });
  const said = page.getByRole('region', { name: 'Player: Several Sounds' }).getByRole('status');
  await expect(said.filter({ hasText: 'Skip intro: press S' })).toBeAttached();
  await page.keyboard.press('s');
  await expect.poll(() => playedTo(video)).toBeGreaterThanOrEqual(40);
  await expect(skip).toHaveCount(0);
  await open(page, 'Chapters');
  await expect(page.getByRole('menuitemradio')).toHaveText([/The lamp/, /The door/, /The garden/]);
  await page.getByRole('menuitemradio', { name: /The garden/ }).click();
  await expect.poll(() => playedTo(video)).toBeGreaterThanOrEqual(50);
  await page.keyboard.press('PageDown');
  await expect.poll(() => playedTo(video)).toBeLessThan(45);
});

test('a card that is looked at shows some silent seconds of its film, unless less motion is wished', async ({
  page,
}) => {
  await signIn(page, 'Musidora');
  await page.goto(url('/search?q=several%20sounds'));
  const card = page.getByRole('main').getByRole('link', { name: /^Several Sounds/ });
  await card.hover();
  const preview = card.locator('video');
  await expect.poll(() => playedTo(preview), { timeout: 15_000 }).toBeGreaterThan(0.2);
  expect(await preview.evaluate((element) => (element as unknown as { muted: boolean }).muted)).toBe(true);
  expect(await streams(page)).toEqual([]);
  await page.mouse.move(2, 2);
  await expect(preview).toHaveCount(0);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/preview')) asked.push(request.url());
  });
  await card.hover();
  await page.waitForTimeout(1_200);
  expect(asked).toEqual([]);
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
