// An operator brings films through the studio, makes and corrects titles, sees what became of them, deletes and takes that back.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { demoOperator, signIn, url } from './service.ts';

function makeClip(file: string, facts: { seconds: number; video: object }): void {
  const fixture = { file, container: 'mp4', ...facts };
  const make = `import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts'; makeFixture(${JSON.stringify(fixture)});`;
  const made = spawnSync(process.execPath, ['--input-type=module', '--eval', make], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
  });
  expect(made.status, made.stderr).toBe(0);
}

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([]);
}

test('an operator uploads a clip, sees it become ready, deletes it and brings it back', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  const file = info.outputPath('Metropolis (1927).mp4');
  makeClip(file, { seconds: 2, video: { width: 320, height: 180, rate: '24' } });

  await signIn(page, 'Alice', demoOperator);
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
  await expect(row.getByText('This film was not measured')).toBeVisible();
  await expectNoFaults(page);

  await row.getByRole('button', { name: 'Actions for Metropolis' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete video' }).click();
  await expect(page.getByText('The video of Metropolis was deleted')).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toHaveCount(1);
});

test('an operator makes a title while bringing its video, reads what measuring saved, corrects chapters and picture', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  // As long as a film must be to be measured, and so small that the whole work on it takes seconds.
  const file = info.outputPath('The Brass Lantern (1931).mp4');
  makeClip(file, { seconds: 22, video: { width: 128, height: 72, rate: '12' } });
  await signIn(page, 'Alice', demoOperator);
  await page.goto(url('/studio'));
  await page.getByLabel('Choose files', { exact: true }).last().setInputFiles(file);
  await page.getByRole('button', { name: 'Make a new title' }).click();
  const sheet = page.getByRole('dialog', { name: 'New title' });
  await expect(sheet.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('The Brass Lantern');
  await sheet.getByRole('textbox', { name: 'Year' }).fill('31');
  await sheet.getByRole('button', { name: 'Make title' }).click();
  await expect(sheet.getByText('A year from 1870 to 2100')).toBeVisible();
  await sheet.getByRole('textbox', { name: 'Year' }).fill('1931');
  await sheet.getByText('Mystery', { exact: true }).click();
  await expect(sheet.getByRole('checkbox', { name: 'Mystery' })).toBeChecked();
  await expectNoFaults(page);
  await sheet.getByRole('button', { name: 'Make title' }).click();
  await expect(page.getByText('The Brass Lantern is in the catalogue')).toBeVisible();
  await expect(page.getByRole('radio', { name: /The Brass Lantern 1931/ })).toBeChecked();
  await page.getByRole('button', { name: 'Send' }).click();

  const details = page.getByRole('button', { name: 'Details of The Brass Lantern' });
  const row = page.getByRole('listitem').filter({ has: details });
  await expect(row.getByText('Ready', { exact: true })).toBeVisible({ timeout: 120_000 });
  await details.click();
  const measured = row.getByRole('region', { name: 'Bits saved' });
  await expect(measured.getByText(/samples? of the film encoded and compared/)).toBeVisible();
  await expect(measured.getByRole('row', { name: /128×72.*kbit\/s/ })).toBeVisible();

  await row.getByRole('button', { name: 'Correct chapters and markers of The Brass Lantern' }).click();
  await row.getByRole('button', { name: 'Add', exact: true }).click();
  const intro = row.getByRole('group', { name: 'Intro, row 1' });
  await expect(intro.getByRole('textbox', { name: 'From' })).toBeFocused();
  await page.keyboard.type('0:05');
  await intro.getByRole('textbox', { name: 'To', exact: true }).fill('0:02');
  await row.getByRole('button', { name: 'Save changes' }).click();
  await expect(intro.getByText('It must be after the beginning.')).toBeVisible();
  await intro.getByRole('textbox', { name: 'To', exact: true }).fill('0:10.5');
  await row.getByRole('button', { name: 'Add a chapter' }).click();
  const chapter = row.getByRole('group', { name: 'Chapter 1' });
  await expect(chapter.getByRole('textbox', { name: 'From' })).toBeFocused();
  await page.keyboard.type('0:00');
  await chapter.getByRole('textbox', { name: 'Name' }).fill('The lamp');
  await expectNoFaults(page);
  await page.keyboard.press('Enter');
  const marks = row.getByRole('region', { name: 'Chapters and what can be skipped' });
  await expect(marks.getByRole('listitem').filter({ hasText: 'Intro' })).toContainText('0:05 – 0:10');
  await expect(marks.getByRole('listitem').filter({ hasText: 'The lamp' })).toContainText('0:00 – 0:22');

  const pictures = row.getByRole('region', { name: 'Pictures of the film' });
  const first = pictures.getByRole('button', { name: /^Picture at/ }).first();
  await first.click();
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('The Brass Lantern has a new picture')).toBeVisible();

  await page.getByRole('link', { name: 'Titles' }).click();
  await page.getByRole('button', { name: 'Correct The Brass Lantern' }).click();
  const correcting = page.getByRole('dialog', { name: 'Correct The Brass Lantern' });
  await correcting.getByRole('textbox', { name: 'Synopsis' }).fill('A lamp is lit.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Go on' }).click();
  await correcting.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('The Brass Lantern is saved')).toBeVisible();
  await page.getByRole('link', { name: 'The Brass Lantern' }).click();
  await expect(page.getByText('A lamp is lit.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /Play/ }).first()).toBeVisible();
});

test('the studio is closed to viewers', async ({ page }) => {
  await signIn(page);
  await page.goto(url('/studio'));
  await expect(page.getByText('This room is for operators')).toBeVisible();
});
