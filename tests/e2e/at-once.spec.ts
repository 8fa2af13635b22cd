// A title of which nothing is encoded plays in a real Chromium as soon as play is pressed, from the beginning and near its end.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { uploadFile } from '../upload-file.ts';
import { playedTo, signIn, url } from './service.ts';

/** Seconds. */
const LENGTH = 60;

/** Requests of the demo operator, and the token that they carry. */
async function operator() {
  const headers: Record<string, string> = {};
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = { method, headers: { ...headers, ...type }, body: JSON.stringify(body) };
    const answer = await fetch(url(`/api/v1${path}`), sent);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const account = { email: 'operator@kinora.example', password: 'carbon-arc-lamp-1911', transport: 'bearer' };
  const { token } = await call<{ token: string }>('POST', '/sessions', account);
  headers['authorization'] = `Bearer ${token}`;
  return { token, call };
}

test('a title of which nothing is encoded plays at once, and from near its end', async ({ page }, info) => {
  const file = info.outputPath('film.mp4');
  const fixture = {
    file,
    container: 'mp4',
    seconds: LENGTH,
    video: { width: 320, height: 180, rate: '25' },
    audio: [{ language: 'eng', hertz: 440 }],
  };
  const make = `import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts'; makeFixture(${JSON.stringify(fixture)});`;
  const root = join(import.meta.dirname, '../..');
  const made = spawnSync(process.execPath, ['--input-type=module', '--eval', make], { cwd: root });
  expect(made.status).toBe(0);

  const { token, call } = await operator();
  const { items } = await call<{ items: { id: number; kind: string }[] }>('GET', '/movies?limit=100');
  const movieId = items.findLast(({ kind }) => kind === 'film')?.id ?? 0;
  await uploadFile(url('/'), token, file, movieId);
  const found = await call<{ items: { id: number }[] }>('GET', `/assets?movie=${movieId}`);
  const asset = found.items[0]?.id ?? 0;
  // Nothing comes of its encode while the viewer watches.
  await call('POST', `/assets/${asset}/pause`);

  await signIn(page, 'Buster');
  await page.goto(url(`/watch/${movieId}`));
  const video = page.locator('video');
  await expect.poll(() => playedTo(video), { timeout: 45_000 }).toBeGreaterThan(1);
  // Whole from the start: its length is known, and any place of it can be sought.
  const length = await video.evaluate((element) => (element as unknown as { duration: number }).duration);
  expect(Math.abs(length - LENGTH)).toBeLessThan(0.2);
  await video.evaluate((element, place) => {
    (element as unknown as { currentTime: number }).currentTime = place;
  }, LENGTH - 8);
  await expect.poll(() => playedTo(video), { timeout: 45_000 }).toBeGreaterThan(LENGTH - 6);
  const { renditions, work } = await call<{ renditions: unknown[]; work: string }>('GET', `/assets/${asset}`);
  expect({ renditions, work }).toEqual({ renditions: [], work: 'paused' });
  await call('POST', `/assets/${asset}/cancel`);
});
