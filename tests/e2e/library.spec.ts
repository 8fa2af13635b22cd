// The recommender library in a browser: a page scores a person's list on their own device, from the item factors alone.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { createRandom, ImplicitAls, InteractionsBuilder, serializeModel } from '@kinora/recommender';
import { expect, test } from '@playwright/test';

import { fitOnDevice as fitHere } from './library/fit-on-device.ts';
import type { DeviceAnswer } from './library/page.ts';

declare const scoreOnDevice: (
  address: string,
  list: readonly { item: number; weight?: number }[],
) => Promise<DeviceAnswer>;
declare const fitOnDevice: typeof fitHere;

/** Bytes, gzip: what a page loads to score. Half of it are the two builds of the kernels of scoring. */
const BUNDLE_LIMIT = 18 * 1024;
const FACTORS = 32;
const LIST = [
  { item: 1 },
  { item: 260 },
  { item: 1196, weight: 2 },
  { item: 2571 },
  { item: 318, weight: -1 },
];

/** What the page believes of the machine; each runs before any script of the page. */
const machines = {
  'relaxed SIMD':
    'globalThis.validated = []; const real = WebAssembly.validate; WebAssembly.validate = (bytes) => (validated.push(real(bytes)), validated.at(-1));',
  'plain SIMD':
    'globalThis.validated = []; const real = WebAssembly.validate; WebAssembly.validate = (bytes) => (validated.push(validated.length > 0 && real(bytes)), validated.at(-1));',
  'no SIMD': 'globalThis.validated = []; WebAssembly.validate = () => (validated.push(false), false);',
  'no WebAssembly': 'globalThis.validated = []; delete globalThis.WebAssembly;',
} as const;
/** What the library then finds when it asks for the relaxed build, and for the plain one. */
const expected = {
  'relaxed SIMD': [true, true],
  'plain SIMD': [false, true],
  'no SIMD': [false, false],
  'no WebAssembly': [],
} as const;

let server: Server;
let origin: string;
let folder: string;
let model: ImplicitAls;
let file: Uint8Array;
let users: number;

test.beforeAll(async () => {
  const ratings = resolve(
    process.env['KINORA_DATA'] ?? '../shared/data',
    'movielens-latest-small/ratings.csv',
  );
  expect(
    existsSync(ratings),
    `The test needs ${ratings}: set KINORA_DATA to the folder of the data sets`,
  ).toBe(true);
  const builder = new InteractionsBuilder();
  for (const line of readFileSync(ratings, 'utf8').trim().split('\n').slice(1)) {
    const [user, item, stars] = line.split(',').map(Number);
    if (stars! >= 3.5) builder.add(user!, item!);
  }
  const data = builder.build();
  users = data.userCount;
  model = new ImplicitAls({ factors: FACTORS, epochs: 4 });
  await model.fit(data, { keepUsers: false });
  file = serializeModel(model.save());

  folder = mkdtempSync(join(tmpdir(), 'kinora-library-'));
  const root = join(import.meta.dirname, '../..');
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      'vite.config.ts',
      '--outDir',
      folder,
      '--emptyOutDir',
    ],
    { cwd: join(import.meta.dirname, 'library'), stdio: 'inherit' },
  );
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/isolated')) {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    // The strictest policy under which WebAssembly still compiles.
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
    if (pathname.endsWith('/page.js')) {
      response.setHeader('content-type', 'text/javascript').end(readFileSync(join(folder, 'page.js')));
    } else if (pathname.includes('/assets/')) {
      const chunk = join(folder, 'assets', basename(pathname));
      response.setHeader('content-type', 'text/javascript').end(readFileSync(chunk));
    } else if (pathname === '/model.knrm') {
      response.setHeader('content-type', 'application/octet-stream').end(file);
    } else {
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><title>On your device</title><script type="module" src="page.js"></script>');
    }
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

test('a model fitted without its users holds no row of the training data', () => {
  const { meta, tensors } = model.save();
  // All that is in the file, by its size: nothing that a row of a user, or a place for one, could be in.
  const lengths = Object.fromEntries(Object.entries(tensors).map(([name, { length }]) => [name, length]));
  const items = model.items.size;
  expect(lengths).toEqual({
    'items.ids': items,
    'items.popularity': items,
    'items.factors': items * FACTORS,
    'match.calibration': 101,
    // The sum over all users that new items are solved from, which is the same in whatever order they come.
    'users.gram': FACTORS ** 2,
  });
  expect(meta).toEqual({ parameters: model.parameters, own: {}, userCount: users });
});

test('a page that only scores loads neither other models nor the kernels of training', () => {
  const code = readFileSync(join(folder, 'page.js'), 'utf8');
  for (const foreign of ['mult-vae', 'bootstrap', 'user-knn', 'SharedArrayBuffer('])
    expect(code).not.toContain(foreign);
  const bytes = gzipSync(code, { level: 9 }).length;
  console.log(
    `library: page ${(bytes / 1024).toFixed(1)} kB gzip, model of ${model.items.size} items ${(file.length / 1e6).toFixed(2)} MB`,
  );
  expect(bytes).toBeLessThan(BUNDLE_LIMIT);
});

for (const [machine, script] of Object.entries(machines)) {
  for (const place of ['/isolated/', '/open/']) {
    test(`scores like Node with ${machine}, ${place === '/open/' ? 'without' : 'with'} shared memory`, async ({
      page,
    }) => {
      await page.addInitScript(script);
      await page.goto(origin + place);
      await page.waitForFunction('typeof scoreOnDevice === "function"');
      const answer = await page.evaluate(([address, list]) => scoreOnDevice(address, list), [
        '/model.knrm',
        LIST,
      ] as const);
      const { open, answer: each } = answer.milliseconds;
      console.log(`library: ${machine}: open ${open.toFixed(1)} ms, answer ${each.toFixed(2)} ms`);

      expect(answer.isolated).toBe(place === '/isolated/');
      expect(await page.evaluate('validated')).toEqual(expected[machine as keyof typeof expected]);
      const best = model.recommend(LIST, { limit: 10 });
      expect(answer.best.map(({ item }) => item)).toEqual(best.map(({ item }) => item));
      best.forEach(({ score, match }, i) => {
        expect(Math.abs(answer.best[i]!.score - score)).toBeLessThan(1e-5);
        expect(Math.abs(answer.best[i]!.match - match)).toBeLessThan(1e-3);
      });
      expect(answer.because).toBe(model.explain(LIST, best[0]!.item, { limit: 1 }).reasons[0]!.item);
    });
  }
}

test('a page that learns loads the kernels of training then, and learns like Node', async ({ page }) => {
  const chunks: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/assets/')) chunks.push(basename(request.url()));
  });
  await page.goto(`${origin}/open/`);
  await page.waitForFunction('typeof fitOnDevice === "function"');
  expect(chunks).toEqual([]);
  const random = createRandom(8);
  const rows = Array.from({ length: 400 }, (_, i) => [i % 30, random.integer(25)] as const);
  const best = await page.evaluate(([given, item]) => fitOnDevice(given, item), [rows, 3] as const);
  expect(best).toEqual(await fitHere(rows, 3));
  expect(chunks.filter((chunk) => chunk.startsWith('training-'))).toHaveLength(1);
});

test('the answer follows the list', async ({ page }) => {
  const random = createRandom(5);
  await page.goto(`${origin}/open/`);
  await page.waitForFunction('typeof scoreOnDevice === "function"');
  const firsts = new Set<unknown>();
  for (let i = 0; i < 5; i++) {
    const list = Array.from({ length: 20 }, () => ({
      item: model.items.idAt(random.integer(model.items.size)) as number,
    }));
    const { best } = await page.evaluate(([address, list]) => scoreOnDevice(address, list), [
      '/model.knrm',
      list,
    ] as const);
    expect(best.map(({ item }) => item)).toEqual(
      model.recommend(list, { limit: 10 }).map(({ item }) => item),
    );
    firsts.add(best[0]!.item);
  }
  expect(firsts.size).toBeGreaterThan(1);
});
