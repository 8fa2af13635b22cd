// Two people of two accounts watch one film together: in step, paused by either, talking, and nothing of what they write runs.
import { expect as expectSoon, test, type Page } from '@playwright/test';
import { playedTo, signIn, url } from './service.ts';

const operator = { email: 'operator@kinora.example', password: 'carbon-arc-lamp-1911' };

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
  await signIn(guest, 'Alice', operator);

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
