// What a viewer's own player seldom shows: AV1 and Opus decoded in a real Chromium, and DASH with ClearKey in a player of DASH alone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { bringFilm } from './bring-film.ts';
import { playedTo, signIn, url } from './service.ts';

/** Pictures that were decoded and shown. Written as text: it speaks of things that only browsers have. */
const framesShown = `(() => {
  const { totalVideoFrames, droppedVideoFrames } = document.querySelector('video').getVideoPlaybackQuality();
  return totalVideoFrames - droppedVideoFrames;
})()`;

test('a film with a second family is decoded as AV1 and Opus', async ({ page }, info) => {
  test.setTimeout(180_000);
  const file = info.outputPath('film.mp4');
  const { movieId } = bringFilm('Two Families', { file, seconds: 8, wishes: ['--codec', 'av1'] });
  await signIn(page, 'Buster');
  // What the browser itself says of its decoders.
  const told: Record<string, string> = {};
  const inspector = await page.context().newCDPSession(page);
  inspector.on('Media.playerPropertiesChanged', ({ properties }) => {
    for (const { name, value } of properties) told[name] = value;
  });
  await inspector.send('Media.enable');
  const tracks = new Set<string>();
  page.on('request', (request) => {
    const track = /\/([^/]+)\/\d+\.m4s$/.exec(request.url())?.[1];
    if (track) tracks.add(track);
  });
  await page.goto(url(`/watch/${movieId}`));
  await expect.poll(() => playedTo(page.locator('video')), { timeout: 45_000 }).toBeGreaterThan(1);
  await expect.poll(() => page.evaluate<number>(framesShown)).toBeGreaterThan(20);
  expect([...tracks].sort()).toEqual(['audio-0-en-opus', 'video-180-av1']);
  expect(told['kVideoTracks']).toContain('"codec":"av1"');
  expect(told['kVideoDecoderName']).toMatch(/dav1d|av1/i);
  expect(told['kAudioTracks']).toContain('"codec":"opus"');
});

test('a film encrypted by clearkey plays by DASH with its key, and not without', async ({ page }, info) => {
  test.setTimeout(180_000);
  const file = info.outputPath('film.mp4');
  const wishes = ['--encrypt', 'clearkey'];
  const { movieId, encryption } = bringFilm('Locked for DASH', { file, seconds: 8, wishes });
  expect(encryption).toBe('clearkey');
  await signIn(page, 'Buster');
  const build = createRequire(import.meta.url).resolve('shaka-player/dist/shaka-player.dash.js');
  await page.evaluate(readFileSync(build, 'utf8'));
  const play = () =>
    page.evaluate(`(async () => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ movieId: ${movieId} });
      const answer = await fetch('/api/v1/playbacks', { method: 'POST', headers, body });
      const { dash, stream } = await answer.json();
      const video = document.createElement('video');
      document.body.replaceChildren(video);
      const player = new shaka.Player();
      globalThis.seen = { player, stream, fault: null };
      const fail = ({ code, message }) => (seen.fault ??= code ?? message);
      player.addEventListener('error', ({ detail }) => fail(detail));
      await player.attach(video);
      player.load(dash).then(() => video.play()).catch(fail);
    })()`);
  const seen = (what: string) => page.evaluate(`seen.${what}`);
  const leave = () =>
    page.evaluate(
      `seen.player.destroy().then(() => fetch('/api/v1/streams/' + seen.stream, { method: 'DELETE' }))`,
    );
  const key = page.waitForRequest((request) => new URL(request.url()).pathname.endsWith('/key'));
  await play();
  expect((await key).method()).toBe('POST');
  await expect.poll(() => playedTo(page.locator('video')), { timeout: 20_000 }).toBeGreaterThan(1);
  await expect.poll(() => page.evaluate<number>(framesShown)).toBeGreaterThan(20);
  expect(await seen('player.keySystem()')).toBe('org.w3.clearkey');
  expect(await seen('fault')).toBeNull();
  await leave();

  await page.route('**/media/*/*/key', (route) => route.fulfill({ status: 403 }));
  await play();
  const refused = await page.evaluate('shaka.util.Error.Code.LICENSE_REQUEST_FAILED');
  await expect.poll(() => seen('fault'), { timeout: 20_000 }).toBe(refused);
  expect(await page.evaluate<number>(framesShown)).toBe(0);
  await leave();
});
