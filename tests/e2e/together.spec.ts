// Two people of two accounts watch one film together: in step, paused by either, talking, and nothing of what they write runs.
import { expect as expectSoon, test, type Page } from '@playwright/test';
import { faultsOf, speak, stickingOut, widths } from './examine.ts';
import { sendAsPage } from './send-as-page.ts';
import { demoOperator, playedTo, signIn, url } from './service.ts';

/** Two browsers, two players and their service on one machine. */
const expect = expectSoon.configure({ timeout: 30_000 });

/** Seconds by which the films of two pages differ, each read with the time at which it was read. */
async function drift(one: Page, other: Page): Promise<number> {
  const read = (page: Page) =>
    page.locator('video').evaluate((element) => {
      const video = element as unknown as { currentTime: number; paused: boolean };
      return { at: Date.now(), time: video.currentTime, paused: video.paused };
    });
  const [a, b] = await Promise.all([read(one), read(other)]);
  const between = a.paused ? 0 : (a.at - b.at) / 1000;
  return Math.abs(a.time - b.time - between);
}

test('two accounts watch in step: play, pause, chat, leave', async ({ browser }) => {
  test.setTimeout(180_000);
  const host = await (await browser.newContext()).newPage();
  const guest = await (await browser.newContext()).newPage();
  await signIn(host);
  await signIn(guest, 'Alice', demoOperator);

  await host.goto(url('/search?q=nosferatu'));
  await host
    .getByRole('link', { name: /^Nosferatu/ })
    .first()
    .click();
  await host.getByRole('button', { name: 'Watch together' }).click();
  const link = host.getByLabel('Link to this room');
  await expect(link).toHaveValue(/\/together\/[\w-]{22}$/);
  const address = await link.inputValue();
  await host.getByRole('link', { name: 'Go in' }).click();
  const panel = host.getByRole('complementary', { name: 'Watch together' });
  await expect(panel.getByText('1 person here')).toBeVisible();

  await guest.goto(address);
  await expect(guest.getByText('Musidora is there')).toBeVisible();
  await guest.getByRole('link', { name: 'Join' }).click();
  await expect(panel.getByText('2 people here')).toBeVisible();
  await expect(host.getByText('Alice joined')).toBeVisible();

  // A room stands until somebody plays.
  for (const page of [host, guest])
    await expect(page.getByRole('button', { name: 'Play', exact: true }).first()).toBeVisible({
      timeout: 90_000,
    });
  await host.keyboard.press('k');
  for (const page of [host, guest])
    await expect.poll(() => playedTo(page.locator('video')), { timeout: 45_000 }).toBeGreaterThan(2);
  await expect.poll(() => drift(host, guest), { timeout: 20_000 }).toBeLessThan(0.5);

  // The clip is short and a busy machine slow: back to its beginning, by the guest, for the host as well.
  await guest
    .locator('video')
    .evaluate((video) => ((video as unknown as { currentTime: number }).currentTime = 1));
  await expect.poll(() => playedTo(host.locator('video'))).toBeLessThan(15);
  await expect
    .poll(() => guest.locator('video').evaluate((video) => (video as unknown as { paused: boolean }).paused))
    .toBe(false);
  await guest.keyboard.press('k');
  await expect(host.getByText('Alice paused')).toBeVisible();
  await expect.poll(() => drift(host, guest)).toBeLessThan(0.1);
  expect(
    await host.locator('video').evaluate((video) => (video as unknown as { paused: boolean }).paused),
  ).toBe(true);

  const attack = '<img src=x onerror="document.title=1"> kkk';
  await guest.getByLabel('Say something').fill(attack);
  await guest.getByLabel('Say something').press('Enter');
  await expect(panel.getByText(attack)).toBeVisible();
  expect(await host.locator('img[src=x]').count()).toBe(0);
  // Letters of the chat are no commands of the player.
  await guest.getByLabel('Say something').pressSequentially('k m');
  expect(
    await guest.locator('video').evaluate((video) => (video as unknown as { paused: boolean }).paused),
  ).toBe(true);

  await guest.getByRole('button', { name: 'Leave the room' }).click();
  await expect(host.getByText('Alice left')).toBeVisible();
  await expect(panel.getByText('1 person here')).toBeVisible();
  await expect(guest).not.toHaveURL(/together=/);
  await host.context().close();
  await guest.context().close();
});

async function nosferatu(page: Page): Promise<number> {
  const { titles } = await sendAsPage<{ titles: { id: number }[] }>(page, 'GET', '/search?q=nosferatu');
  return titles[0]?.id ?? 0;
}

/** What is written in rooms: nothing, much, nothing to break a line at, the other direction. */
const said = [
  'Hello!',
  'This is a long message that goes on and on. '.repeat(11),
  'x'.repeat(400),
  `https://example.org/${'a'.repeat(200)}`,
  'مرحبا بكم جميعا، هل بدأ الفيلم؟',
  '😀😀😀',
];

for (const [locale, theme] of [
  ['en', 'dark'],
  ['ar', 'light'],
] as const)
  test(`a room and its door pass the accessibility rules, stick out nowhere and keep the end of the chat, ${locale}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const page = await (
      await browser.newContext({ locale, colorScheme: theme, reducedMotion: 'reduce' })
    ).newPage();
    await signIn(page, 'Buster');
    await speak(page, locale);
    const movieId = await nosferatu(page);
    const { key } = await sendAsPage<{ key: string }>(page, 'POST', '/rooms', { movieId });
    await page.goto(url(`/together/${key}`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect.poll(() => faultsOf(page)).toEqual([]);
    expect(await stickingOut(page, 'the door')).toEqual([]);

    await page.goto(url(`/watch/${movieId}?together=${key}`));
    const panel = page.locator('aside');
    const log = panel.getByRole('log');
    await expect(log).toBeVisible();
    await expect.poll(() => faultsOf(page, 'aside'), { message: 'empty' }).toEqual([]);
    // Nobody writes as quickly as a machine: the room asks it to wait.
    for (const text of said)
      await expect(() => sendAsPage(page, 'POST', `/rooms/${key}/messages`, { text })).toPass();
    await expect(log.getByRole('listitem')).toHaveCount(said.length);
    await expect.poll(() => faultsOf(page, 'aside'), { message: 'full' }).toEqual([]);
    expect(await stickingOut(page, 'the room')).toEqual([]);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const rest = () => log.evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);
      await expect.poll(rest, { message: `${width} px` }).toBeLessThan(2);
      expect(await panel.evaluate((aside) => aside.scrollWidth - aside.clientWidth)).toBe(0);
    }

    await sendAsPage(page, 'DELETE', `/rooms/${key}`);
    const over = page.getByRole('alertdialog');
    await expect(over).toBeVisible();
    await expect(over.getByRole('button')).toBeFocused();
    await expect.poll(() => faultsOf(page, '[role=alertdialog]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(over).toBeHidden();
    await expect(page).not.toHaveURL(/together=/);
    await speak(page, 'en');
    await page.context().close();
  });

test('the door of a room lets in who is signed in and old enough, and says to others why not', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const host = await (await browser.newContext()).newPage();
  await signIn(host, 'Alice', demoOperator);
  const movieId = await nosferatu(host);
  const { key } = await sendAsPage<{ key: string }>(host, 'POST', '/rooms', { movieId });
  const door = `/together/${key}`;

  const kid = await (await browser.newContext()).newPage();
  await signIn(kid, 'Kids');
  await kid.goto(url(door));
  await expect(kid.getByText('above the age limit')).toBeVisible();
  await kid.getByRole('link', { name: 'Switch profile' }).click();
  await kid.getByRole('button', { name: 'Musidora' }).click();
  await expect(kid).toHaveURL(new RegExp(`${door}$`));
  await expect(kid.getByRole('link', { name: 'Go in' })).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(url(door));
  // From where one comes back to the door.
  await expect(stranger).toHaveURL(new RegExp(`/sign-in\\?back=${encodeURIComponent(door)}$`));
  for (const page of [host, kid, stranger]) await page.context().close();
});
