// Accounts and profiles: what is refused and how it is said, devices, signing out everywhere.
import { expect, test } from '@playwright/test';
import { demoViewer, signIn, url } from './service.ts';

test('sign-in says the same for a wrong password and an unknown address', async ({ page }) => {
  const said: string[] = [];
  for (const email of [demoViewer.email, 'nobody@kinora.example']) {
    await page.goto(url('/sign-in'));
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not-the-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toHaveText(/password/);
    said.push((await alert.textContent()) ?? '');
  }
  expect(said[0]).toBe(said[1]);
});

test('a profile is made, changed, chosen and deleted', async ({ page }) => {
  await signIn(page);
  await page.goto(url('/profiles/new'));
  await page.getByLabel('Name').fill('Harold');
  await page.getByRole('button', { name: 'Create profile' }).click();
  await expect(page.getByText('Harold').first()).toBeVisible();
  await page.goto(url('/profiles'));
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  await page.getByRole('link', { name: 'Harold Edit' }).click();
  await page.getByLabel('Name').fill('Harold L.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Harold L.').first()).toBeVisible();
  await page.goto(url('/profiles'));
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  await page.getByRole('link', { name: 'Harold L. Edit' }).click();
  await page.getByRole('button', { name: /^Delete/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete profile' }).click();
  await expect(page.getByText('Harold L. was deleted')).toBeVisible();
});

test('signing out everywhere ends the other device too', async ({ browser }) => {
  const person = { email: 'operator@kinora.example', password: 'carbon-arc-lamp-1911' };
  const here = await (await browser.newContext()).newPage();
  const there = await (await browser.newContext()).newPage();
  await signIn(here, 'Alice', person);
  await signIn(there, 'Alice', person);
  await here.goto(url('/account'));
  await expect(here.getByText('This device')).toBeVisible();
  await here.getByRole('button', { name: 'Sign out everywhere' }).click();
  await here.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(here.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  const status = await there.evaluate(async () => (await fetch('/api/v1/session')).status);
  expect(status).toBe(401);
});
