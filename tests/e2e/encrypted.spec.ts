// An encrypted title plays in a real Chromium by either scheme, and without the key there is no picture.
import { expect, test } from '@playwright/test';
import { bringFilm } from './bring-film.ts';
import { playedTo, signIn, url } from './service.ts';

for (const scheme of ['clearkey', 'aes-128']) {
  test(`a title encrypted by ${scheme} plays with its key, and not without`, async ({ page }, info) => {
    test.setTimeout(180_000);
    const { movieId, encryption } = bringFilm(`Locked by ${scheme}`, {
      file: info.outputPath('film.mp4'),
      seconds: 8,
      wishes: ['--encrypt', scheme],
    });
    expect(encryption).toBe(scheme);
    await signIn(page, 'Buster');
    const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname.endsWith('/key'));
    await page.goto(url(`/watch/${movieId}`));
    const address = await asked;
    expect(address.status()).toBe(200);
    const video = page.locator('video');
    await expect.poll(() => playedTo(video), { timeout: 45_000 }).toBeGreaterThan(1);
    expect(await video.evaluate((element) => (element as unknown as { videoWidth: number }).videoWidth)).toBe(
      320,
    );

    // Signed out: within seconds the address gives no key, and a player that has none shows nothing.
    await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE' }));
    const key = () => page.evaluate(async (at) => (await fetch(at)).status, address.url());
    await expect.poll(key, { timeout: 15_000 }).toBe(403);

    await signIn(page, 'Buster');
    await page.route('**/media/*/*/key', (route) => route.fulfill({ status: 403 }));
    await page.goto(url(`/watch/${movieId}`));
    await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 45_000 });
    expect(
      await page
        .locator('video')
        .count()
        .then((some) => (some > 0 ? playedTo(video) : 0)),
    ).toBe(0);
  });
}
