// An operator brings a film through the studio, sees it become ready, deletes it and takes that back.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn, url } from './service.ts';

const operator = { email: 'operator@kinora.example', password: 'carbon-arc-lamp-1911' };

test('an operator uploads a clip, sees it become ready, deletes it and brings it back', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  const file = info.outputPath('Metropolis (1927).mp4');
  const fixture = { file, container: 'mp4', seconds: 2, video: { width: 320, height: 180, rate: '24' } };
  const make = `import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts'; makeFixture(${JSON.stringify(fixture)});`;
  const made = spawnSync(process.execPath, ['--input-type=module', '--eval', make], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
  });
  expect(made.status, made.stderr).toBe(0);

  await signIn(page, 'Alice', operator);
  await page.goto(url('/'));
  await page.getByRole('button', { name: /profile menu/ }).click();
  await page.getByRole('menuitem', { name: 'Studio' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Studio' })).toBeVisible();

  // The connection breaks at the first piece; after a reload the same file goes on without being asked what it is.
  await page.route('**/api/v1/uploads/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  );
  const choose = page.getByLabel('Choose files', { exact: true }).last();
  await choose.setInputFiles(file);
  await expect(page.getByRole('radio', { name: /Metropolis 1927/ })).toBeChecked();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('button', { name: /^Pause/ }).click();
  await page.unroute('**/api/v1/uploads/*');
  await page.reload();
  await expect(page.getByText(/Interrupted at 0% of/)).toBeVisible();
  await choose.setInputFiles(file);
  await expect(page.getByText('It is here.')).toBeVisible({ timeout: 90_000 });

  // The row of the video; the card of its upload has the name of the file too.
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Details of Metropolis' }) });
  await expect(row.getByText('Ready', { exact: true })).toBeVisible({ timeout: 90_000 });
  await row.getByRole('button', { name: 'Details of Metropolis' }).click();
  await expect(row.getByText('320×180')).toBeVisible();
  await expect(row.getByRole('heading', { name: 'How it plays' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([]);

  await row.getByRole('button', { name: 'Actions for Metropolis' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete video' }).click();
  await expect(page.getByText('The video of Metropolis was deleted')).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toHaveCount(1);
});

test('the studio is closed to viewers', async ({ page }) => {
  await signIn(page);
  await page.goto(url('/studio'));
  await expect(page.getByText('This room is for operators')).toBeVisible();
});
