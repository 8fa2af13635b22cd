// The first full path: a person signs up, rates, gets recommendations of their own, presses play, and finds the film again the next day.
import { expect, test } from '@playwright/test';
import { playedTo, url } from './service.ts';

const person = { email: `marie.${Date.now()}@kinora.example`, password: 'praxinoscope-1877' };

test('a newcomer signs up, rates a film, plays another, and finds it in Continue watching', async ({
  page,
  browser,
}) => {
  // A film is drawn and encoded in it.
  test.setTimeout(150_000);
  await page.goto(url('/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cinema, from the first flicker.');
  await page.getByRole('link', { name: 'Start watching' }).first().click();

  // The policy is shown before it is broken.
  await expect(page.getByText('Has at least 10 characters')).toBeVisible();
  await page.getByLabel('First name').fill('Marie');
  await page.getByLabel('Last name').fill('Epstein');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  // The mail is in the embedded outbox, on this machine.
  await page.getByRole('link', { name: 'Open the outbox' }).click();
  await page.getByRole('link', { name: 'Open the link' }).first().click();

  await page.getByRole('link', { name: 'Start watching' }).click();

  // Somebody new gets a good page, and one rating changes it.
  await expect(page.getByRole('heading', { name: 'Top 10 here' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'For you' })).toHaveCount(0);
  const starter = page.getByRole('region', { name: 'What do you like?' });
  const changed = page.waitForResponse(
    (answer) => answer.url().includes('/rating') && answer.request().method() === 'PUT',
  );
  await starter.getByRole('radio', { name: '5 stars', exact: true }).first().check({ force: true });
  expect((await changed).status()).toBe(200);
  await expect(page.getByRole('heading', { name: 'For you' })).toBeVisible({ timeout: 5_000 });
  await expect(page.getByRole('heading', { name: /^Because you liked/ })).toBeVisible();

  // A title says what it is, why it is suggested, and why it may be shown.
  await page.goto(url('/search?q=nosferatu'));
  await page
    .getByRole('link', { name: /Nosferatu/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nosferatu');
  await expect(page.getByText('Why it may be shown freely')).toBeVisible();
  await page.getByRole('link', { name: /Play/ }).first().click();

  // The first play draws the stand-in, then it runs, and says that it is one.
  const video = page.locator('video');
  await expect.poll(() => playedTo(video), { timeout: 45_000 }).toBeGreaterThan(6);
  await expect(page.getByText('A drawn stand-in')).toBeAttached();
  const title = page.url().split('/').at(-1);
  await page.goBack();

  // The next day, on another device.
  const other = await (await browser.newContext()).newPage();
  await other.goto(url('/sign-in'));
  await other.getByLabel('Email').fill(person.email);
  await other.getByLabel('Password', { exact: true }).fill(person.password);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  const row = other.getByRole('region', { name: 'Continue watching' });
  await expect(row.getByText('Nosferatu').first()).toBeVisible();
  await other.goto(url(`/watch/${title}`));
  const resumed = other.locator('video');
  await expect.poll(() => playedTo(resumed), { timeout: 20_000 }).toBeGreaterThan(4);
});
