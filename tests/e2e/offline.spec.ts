// Downloads as a viewer on a journey meets them: kept, watched after a reload with the service gone, and gone after signing out.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { bringFilm } from './bring-film.ts';
import { demoViewer, playedTo, url } from './service.ts';

/** A way to the service that can be cut: everything passes as it is, until it is closed. */
interface Line {
  readonly origin: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

async function layLine(): Promise<Line> {
  const { hostname, port } = new URL(url('/'));
  const sockets = new Set<Socket>();
  let server: Server;
  const listen = async (at: number): Promise<number> => {
    server = createServer((socket) => {
      const service = connect(Number(port), hostname);
      for (const end of [socket, service]) {
        sockets.add(end);
        end.on('error', () => end.destroy());
        end.on('close', () => {
          sockets.delete(end);
          socket.destroy();
          service.destroy();
        });
      }
      socket.pipe(service).pipe(socket);
    });
    const ready = Promise.withResolvers<void>();
    server.listen(at, 'localhost', ready.resolve);
    await ready.promise;
    return (server.address() as AddressInfo).port;
  };
  const own = await listen(0);
  return {
    origin: `http://localhost:${own}`,
    async cut() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const socket of sockets) socket.destroy();
      await closed.promise;
    },
    async mend() {
      await listen(own);
    },
  };
}

async function signIn(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.evaluate(async (credentials) => {
    const send = async (method: string, path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
      return (await answer.json()) as { profiles: { id: number }[] };
    };
    const { profiles } = await send('POST', '/sessions', credentials);
    await send('PUT', '/session/profile', { profileId: profiles[0]?.id });
  }, demoViewer);
}

/** What this browser keeps. Written as text: it speaks of things that only browsers have. */
const kept = (page: Page) =>
  page.evaluate<{ records: number; shelves: number; languages: number }>(`(async () => ({
    records: Object.keys(localStorage).filter((key) => key.startsWith('kinora.download.')).length,
    shelves: (await caches.keys()).filter((name) => name.startsWith('kinora-download-')).length,
    languages: (await (await caches.open('kinora-languages')).keys()).length,
  }))()`);

test('a download plays after a reload without network and service, tells where it was, and goes with the sign-out', async ({
  page,
  context,
}, info) => {
  test.setTimeout(180_000);
  const file = info.outputPath('film.mp4');
  const { movieId: film } = bringFilm('Kept for the Journey', { file, seconds: 12 });
  const line = await layLine();
  try {
    await signIn(page, line.origin);
    await page.goto(`${line.origin}/title/${film}`);
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Which quality?' });
    await expect(dialog.getByRole('radio').last()).toBeVisible({ timeout: 45_000 });
    await dialog.getByRole('radio').last().check();
    await dialog.getByRole('button', { name: 'Download', exact: true }).click();
    await page.getByRole('button', { name: 'Downloaded' }).click({ timeout: 30_000 });
    await expect(page.getByText('30 days left to watch')).toBeVisible();
    // The shell is kept once the worker says so and the language is there.
    await expect.poll(async () => (await kept(page)).languages, { timeout: 30_000 }).toBe(1);

    await line.cut();
    await context.setOffline(true);
    const video = page.locator('video');
    const player = page.getByRole('region', { name: 'Player: Kept for the Journey' });
    // The page of the title is still there, and its button needs no network either.
    await page.goBack();
    await page
      .getByRole('main')
      .getByRole('link', { name: /^(Play|Resume)/ })
      .click();
    await expect(player.getByText('Downloaded')).toBeVisible({ timeout: 20_000 });
    await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(0.2);

    await page.goto(`${line.origin}/`);
    await page.getByRole('link', { name: /^Play / }).click();
    await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(1.5);
    await page.reload();
    await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(2);
    await page.keyboard.press('Space');
    // The pictures along the seek bar are here as well.
    const bar = await page.getByRole('slider', { name: 'Position' }).boundingBox();
    await page.mouse.move((bar?.x ?? 0) + (bar?.width ?? 0) * 0.6, (bar?.y ?? 0) + 5);
    await expect(page.locator('[style*="blob:"]')).toBeVisible();

    // Back online: the place is told, and nothing is left after signing out.
    await line.mend();
    await context.setOffline(false);
    const told = page.waitForRequest(
      (request) => request.method() === 'PUT' && request.url().endsWith('/progress'),
    );
    await page.goto(`${line.origin}/downloads`);
    expect((await told).postDataJSON()).toMatchObject({ movieId: film });

    // Left at another place on another device: "Play" goes on there, from this device, and takes no stream.
    const call = (method: string, path: string, body?: unknown) =>
      page.evaluate(
        async ([how, where, what]) => {
          const headers = { 'content-type': 'application/json' };
          const sent = what === undefined ? { method: how } : { method: how, headers, body: what };
          const answer = await fetch(`/api/v1${where}`, sent);
          return (answer.status === 204 ? null : await answer.json()) as { items: unknown[] } | null;
        },
        [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
      );
    await call('PUT', '/progress', { movieId: film, position: 6, duration: 12 });
    const started: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/playbacks')) started.push(request.method());
    });
    await page.goto(`${line.origin}/title/${film}`);
    await page.getByRole('main').getByRole('link', { name: 'Resume at 0:06' }).click();
    await expect(player.getByText('Downloaded')).toBeVisible({ timeout: 20_000 });
    await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(6.2);
    await page.mouse.move(200, 200);
    await player.getByRole('link', { name: /^Back to/ }).click();
    await expect(page.getByRole('region', { name: 'Mini player: Kept for the Journey' })).toBeVisible();
    await expect(video).toHaveCount(1);
    expect((await call('GET', '/streams'))?.items).toEqual([]);
    expect(started).toEqual([]);

    // Expired, it is streamed and says so.
    await page.evaluate(`(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('kinora.download.'));
      const record = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...record, seenAt: record.expiresAt }));
    })()`);
    await page.goto(`${line.origin}/watch/${film}`);
    await expect(page.getByText('The download has expired, so the film is streamed.')).toBeVisible();
    await expect.poll(() => playedTo(video), { timeout: 20_000 }).toBeGreaterThan(0.2);
    expect(started).toEqual(['POST']);

    await page.goto(`${line.origin}/downloads`);
    expect(await kept(page)).toMatchObject({ records: 1, shelves: 1 });
    await page.getByRole('button', { name: /profile menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect.poll(() => kept(page)).toMatchObject({ records: 0, shelves: 0 });
  } finally {
    await context.setOffline(false);
    await line.cut().catch(() => undefined);
  }
});
