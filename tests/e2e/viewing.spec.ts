// What a viewer does every evening: search with a slip, keep a list, rate and thumb, see why, watch a serial.
import { expect, test } from '@playwright/test';
import { playedTo, signIn, url } from './service.ts';

test('search forgives a slip and shows results as one types', async ({ page }) => {
  await signIn(page);
  await page.goto(url('/search'));
  await page.getByRole('searchbox').fill('nosfertu');
  await expect(page.getByRole('link', { name: /^Nosferatu/ }).first()).toBeVisible();
  await page.getByRole('searchbox').fill('keaton');
  await expect(page.getByRole('link', { name: /Buster Keaton/ }).first()).toBeVisible();
  await page.getByRole('searchbox').fill('zzzzqqqq');
  await expect(page.getByText('Nothing found for “zzzzqqqq”')).toBeVisible();
});

test('My List, stars and thumbs show at once, can be undone, and survive a reload', async ({ page }) => {
  await signIn(page, 'Buster');
  await page.goto(url('/search?q=gold%20rush'));
  await page
    .getByRole('link', { name: /^The Gold Rush/ })
    .first()
    .click();
  const heading = page.getByRole('heading', { level: 1, name: 'The Gold Rush' });
  await expect(heading).toBeVisible();
  const main = page.getByRole('main');

  const remove = main.getByRole('button', { name: 'Remove The Gold Rush from My List' });
  if (await remove.isVisible()) await remove.click();
  await main.getByRole('button', { name: 'Add The Gold Rush to My List' }).click();
  await expect(remove).toBeVisible();
  await main.getByRole('button', { name: 'I love this' }).click();
  await expect(main.getByRole('button', { name: 'I love this' })).toHaveAttribute('aria-pressed', 'true');
  await main.getByRole('radio', { name: '4.5 stars' }).first().check({ force: true });

  await page.reload();
  await expect(remove).toBeVisible();
  await expect(main.getByRole('button', { name: 'I love this' })).toHaveAttribute('aria-pressed', 'true');
  await expect(main.getByRole('radio', { name: '4.5 stars' }).first()).toBeChecked();

  await page.goto(url('/my-list'));
  await expect(main.getByText('The Gold Rush').first()).toBeVisible();
  await main.getByRole('button', { name: 'Remove The Gold Rush from My List' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(main.getByText('The Gold Rush').first()).toBeVisible();
});

test('a change that the server refuses is taken back and said', async ({ page }) => {
  await signIn(page, 'Buster');
  await page.goto(url('/search?q=safety%20last'));
  await page
    .getByRole('link', { name: /^Safety Last!/ })
    .first()
    .click();
  const add = page.getByRole('main').getByRole('button', { name: 'Add Safety Last! to My List' });
  await expect(add).toBeVisible();
  await page.route('**/api/v1/my-list/*', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'x',
        title: 'x',
        status: 503,
        code: 'internal_error',
        detail: 'x',
        instance: 'x',
      }),
    }),
  );
  await add.click();
  await expect(page.getByText(/^Not saved/)).toBeVisible();
  await expect(add).toBeVisible();
});

test('a kids profile sees nothing above its limit, by any address', async ({ page }) => {
  await signIn(page, 'Kids');
  const hidden = await page.evaluate(async () => {
    const found = (await (await fetch('/api/v1/search?q=nosferatu')).json()) as {
      titles: { title: string }[];
    };
    return found.titles.filter((title) => title.title === 'Nosferatu').length;
  });
  expect(hidden).toBe(0);
  const ages = await page.evaluate(async () => {
    const page = (await (await fetch('/api/v1/movies?limit=100')).json()) as {
      items: { maturity: number }[];
    };
    return page.items.map((title) => title.maturity);
  });
  expect(ages.length).toBeGreaterThan(20);
  expect(Math.max(...ages)).toBeLessThanOrEqual(7);
});

test('a serial plays its first episode, the player obeys the keyboard, and the next episode follows', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await signIn(page, 'Buster');
  await page.goto(url('/search?q=les%20vampires'));
  await page
    .getByRole('link', { name: /^Les Vampires/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Episodes' })).toBeVisible();
  await page.getByRole('region', { name: 'Episodes' }).getByRole('link').first().click();
  const video = page.locator('video');
  await expect.poll(() => playedTo(video), { timeout: 45_000 }).toBeGreaterThan(0.5);
  const paused = () => video.evaluate((element) => (element as unknown as { paused: boolean }).paused);
  await page.keyboard.press('k');
  await expect.poll(paused).toBe(true);
  const before = await playedTo(video);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => playedTo(video)).toBeGreaterThan(before + 5);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');

  const first = page.url();
  await video.evaluate((element) => {
    const film = element as unknown as { currentTime: number; duration: number; play(): Promise<void> };
    film.currentTime = film.duration - 4;
    return film.play();
  });
  await page.getByRole('button', { name: 'Play now' }).click({ timeout: 40_000 });
  await expect(page).not.toHaveURL(first);
  await expect(page.getByText('The Ring That Kills').first()).toBeAttached();

  // In the corner of another page the next one starts by itself, and stays there.
  const nearEnd = () =>
    video.evaluate((element) => {
      const film = element as unknown as { currentTime: number; duration: number };
      film.currentTime = film.duration - 0.5;
    });
  await expect.poll(() => playedTo(video), { timeout: 45_000 }).toBeGreaterThan(0.2);
  await page.mouse.move(300, 300);
  await page.getByRole('link', { name: 'Back to Les Vampires' }).click();
  const mini = page.getByRole('region', { name: 'Mini player: Les Vampires' });
  await expect(mini).toContainText('The Ring That Kills');
  const title = page.url();
  await nearEnd();
  await expect(mini.getByRole('region', { name: 'Next episode' })).toContainText(/Starts in \d seconds/, {
    timeout: 20_000,
  });
  await expect(mini).not.toContainText('The Ring That Kills', { timeout: 30_000 });
  expect(page.url()).toBe(title);
  await expect.poll(() => playedTo(video), { timeout: 45_000 }).toBeGreaterThan(0.2);

  // Over the whole window: who stays, stays.
  await mini.getByRole('button', { name: /^Back to the film/ }).click();
  await expect(page).not.toHaveURL(title);
  const third = page.url();
  await nearEnd();
  const card = page.getByRole('region', { name: 'Next episode' });
  await expect(card).toContainText(/Starts in \d seconds/, { timeout: 20_000 });
  await card.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.getByRole('button', { name: 'Watch again' })).toBeVisible();
  await expect(page).toHaveURL(third);
});
