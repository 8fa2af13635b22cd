// Measures GET /home while nothing is trained, while a training runs beside the server, and while one runs inside of it.
// Run: node bench/train-beside-home.ts      (two minutes; MovieLens latest-small from KINORA_DATA)
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatTable } from '#apps/cli/print-table.ts';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { serve } from '#apps/server/serve.ts';
import { createAccount } from '#domains/identity/create-account.ts';
import { startSession } from '#domains/identity/start-session.ts';

const REQUESTS = 150;
/** Between two requests, in milliseconds: visitors come one after another, not as fast as the server can. */
const BETWEEN = 20;
const training = { models: ['implicit-als'], params: { factors: 200, epochs: 400 }, promote: false, seed: 1 };
const root = join(import.meta.dirname, '..');
const data = resolve(root, process.env['KINORA_DATA'] ?? '../shared/data', 'movielens-latest-small');

if (process.argv[2] === 'serve') await serveHere(process.argv[3] ?? '');
else await compareRounds();

async function compareRounds(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'kinora-bench-train-'));
  let child: ChildProcess | null = null;
  try {
    const token = await seed(home);
    child = fork(import.meta.filename, ['serve', home]);
    const told = (wanted: string): Promise<string> => {
      const { promise, resolve: found } = Promise.withResolvers<string>();
      child?.on('message', (message: { kind: string; text: string }) => {
        if (message.kind === wanted) found(message.text);
      });
      return promise;
    };
    const url = await told('url');
    const rows: string[][] = [];
    await measure(url, token);
    // Twice around, so that what else the machine does falls on all three alike.
    for (let round = 1; round <= 2; round += 1) {
      rows.push(await row(`idle, round ${round}`, url, token));
      for (const where of ['beside', 'inside']) {
        const began = told(`began ${where}`);
        const ended = told(`ended ${where}`);
        child.send(where);
        await began;
        rows.push(await row(`training ${where}, round ${round}`, url, token));
        child.send('stop');
        await ended;
      }
    }
    console.log(formatTable(['GET /home while', 'p50 ms', 'p95 ms', 'p99 ms', 'load'], rows));
  } finally {
    child?.kill('SIGTERM');
    rmSync(home, { recursive: true });
  }
}

async function seed(home: string): Promise<string> {
  execFileSync(process.execPath, ['apps/cli/kinora.js', 'import', 'movielens', data], {
    cwd: root,
    env: { ...process.env, KINORA_HOME: home },
    stdio: 'ignore',
  });
  const kinora = await compose(readConfig({ KINORA_HOME: home }, root));
  await kinora.recommend.train({ seed: 1, quick: true });
  const { account, profileIds } = await createAccount(kinora.identity, {
    email: 'bench@kinora.example',
    firstName: 'Bench',
    lastName: 'Mark',
    password: 'stopwatch-and-ruler-1884',
  });
  const [profileId = 0] = profileIds;
  const pools = await kinora.stores.titleFacts.read();
  for (const [place, { id }] of pools.titles.slice(0, 30).entries())
    await kinora.stores.taste.rate(profileId, id, 3 + (place % 5) / 2, place);
  const device = { name: 'bench', transport: 'bearer' as const, replaces: null };
  const { token } = await startSession(kinora.identity, { accountId: account.id, profileId }, device);
  await kinora.close();
  return token;
}

async function row(name: string, url: string, token: string): Promise<string[]> {
  const times = await measure(url, token);
  const at = (share: number): string => (times[Math.floor(share * times.length)] ?? 0).toFixed(1);
  const cells = [name, at(0.5), at(0.95), at(0.99), (loadavg()[0] ?? 0).toFixed(1)];
  console.error(cells.join('  '));
  return cells;
}

/** Milliseconds of each request, sorted. */
async function measure(url: string, token: string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < REQUESTS; n += 1) {
    const began = performance.now();
    const answer = await fetch(`${url}/api/v1/home`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`GET /home answered ${answer.status}`);
    await answer.arrayBuffer();
    times.push(performance.now() - began);
    await pause(BETWEEN);
  }
  return times.sort((a, b) => a - b);
}

/** The service in a process of its own; told `beside` or `inside`, it trains there until it is told `stop`. */
async function serveHere(home: string): Promise<void> {
  const config = readConfig({ KINORA_HOME: home, PORT: '0', KINORA_RATE_LIMIT: 'false' }, root);
  const kinora = await compose(config);
  const { modelWorkApart } = await import('#apps/server/work-on-models-apart.ts');
  const work = modelWorkApart(config);
  const { url } = await serve(kinora, false);
  const say = (kind: string, text = ''): void => void process.send?.({ kind, text });
  let stop = new AbortController();
  process.on('message', (where: string) => {
    if (where === 'stop') {
      stop.abort();
      return;
    }
    stop = new AbortController();
    let told = false;
    const onProgress = (share: number): void => {
      if (told || share < 0.1) return;
      told = true;
      say(`began ${where}`);
    };
    const options = { batch: where, signal: stop.signal, onProgress };
    const running =
      where === 'beside'
        ? work(
            { kind: 'models.train', options: { ...training, k: 10, hide: 'random', quick: false } },
            options,
          )
        : kinora.recommend.train({ ...training, ...options });
    running.catch(() => undefined).finally(() => say(`ended ${where}`));
  });
  say('url', url);
}
