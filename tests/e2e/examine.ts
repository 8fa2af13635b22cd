// What every screen is examined for: the accessibility rules, and whether anything sticks out at its sides.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Pixels: a small phone, a phone, a tablet, a laptop, a large screen. */
export const widths = [320, 390, 768, 1440, 1920];

/** Broken rules of WCAG 2.2 AA, with where; `within` is a selector. */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
  const rules = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
  const { violations } = await (within === undefined ? rules : rules.include(within)).analyze();
  return violations.map(
    (fault) =>
      `${fault.id}: ${fault.nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
}

/** By how much the page is wider than the window, at each width where it is; `what` names it. */
export async function stickingOut(page: Page, what: string): Promise<string[]> {
  const out: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const over: unknown = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (Number(over) > 0) out.push(`${what} at ${width}: ${String(over)} px`);
  }
  return out;
}

/** Gives the chosen profile a language: it goes before the browser's. */
export async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    const session = (await (await fetch('/api/v1/session')).json()) as { profile: { id: number } };
    await fetch(`/api/v1/profiles/${session.profile.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: wanted }),
    });
  }, language);
}
