// Every screen at every width, in both themes and directions: nothing sticks out, nothing fails the accessibility rules.
import { expect, test, type Page } from '@playwright/test';
import { faultsOf, speak, stickingOut } from './examine.ts';
import { demoOperator, signIn, url } from './service.ts';

const open = ['/welcome', '/sign-in', '/sign-up', '/no-such-page'];
const closed = [
  '/',
  '/browse',
  '/channels',
  '/channels/film-noir',
  '/search?q=moon',
  '/title/1',
  '/person/1',
  '/my-list',
  '/profiles',
  '/profiles/new',
  '/account',
  // A room that is not there; those that are, in together.spec.ts.
  `/together/${'A'.repeat(22)}`,
];

/** Of operators. */
const studio = ['/studio', '/studio?view=titles', '/studio?view=watched', '/studio?view=trash'];

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(url(path));
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
}

for (const theme of ['dark', 'light'] as const) {
  test(`every screen passes the accessibility rules, ${theme}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await (await browser.newContext({ colorScheme: theme, reducedMotion: 'reduce' })).newPage();
    /** Asked again for a few seconds: a row that is still measuring its cards hides them for a moment. */
    const examine = async (path: string): Promise<void> => {
      await visit(page, path);
      await expect.poll(() => faultsOf(page), { message: path, timeout: 15_000 }).toEqual([]);
    };
    for (const path of open) await examine(path);
    await signIn(page);
    for (const path of closed) await examine(path);
    await signIn(page, 'Alice', demoOperator);
    for (const path of studio) await examine(path);
  });
}

for (const locale of ['en', 'ar'] as const) {
  test(`no screen sticks out at any width from 320 to 1920 px, ${locale}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const page = await (await browser.newContext({ locale, reducedMotion: 'reduce' })).newPage();
    const out: string[] = [];
    const measure = async (path: string): Promise<void> => {
      await visit(page, path);
      out.push(...(await stickingOut(page, path)));
    };
    for (const path of open) await measure(path);
    await signIn(page);
    await speak(page, locale);
    for (const path of closed) await measure(path);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await speak(page, 'en');
    await signIn(page, 'Alice', demoOperator);
    await speak(page, locale);
    for (const path of studio) await measure(path);
    await speak(page, 'en');
    expect(out).toEqual([]);
  });
}

test('the page speaks the language of the browser, and Arabic runs from right to left', async ({
  browser,
}) => {
  for (const [locale, direction, heading] of [
    ['fr-FR', 'ltr', /.+/],
    ['ar-MA', 'rtl', /[\u0600-\u06FF]/],
  ] as const) {
    const page = await (await browser.newContext({ locale })).newPage();
    await page.goto(url('/welcome'));
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Cinema, from the first flicker.');
  }
});
