// Measures how long after a rating the home page has followed: PUT rating and GET /home over HTTP, on the demo catalogue.
// Run: node bench/rating-to-home.ts      (goal: within a second; checks that each rating changed what is recommended)
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATINGS = 100;

const home = mkdtempSync(join(tmpdir(), 'kinora-bench-'));
const child = spawn(process.execPath, ['apps/cli/kinora.js', 'start', '--json'], {
  cwd: join(import.meta.dirname, '..'),
  env: { ...process.env, KINORA_HOME: home, PORT: '0', KINORA_LOG: 'error', KINORA_RATE_LIMIT: 'false' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const base = await new Promise<string>((found, lost) => {
  child.once('exit', (code) => lost(new Error(`kinora start ended with ${code}`)));
  child.stdout.on('data', (chunk: Buffer) => {
    const line = /\{"url".*\}/.exec(chunk.toString());
    if (line) found(`${(JSON.parse(line[0]) as { url: string }).url}/api/v1`);
  });
});

const headers: Record<string, string> = { 'content-type': 'application/json' };
async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const credentials = { email: 'viewer@kinora.example', password: 'silver-nitrate-1895', transport: 'bearer' };
const session = await call<{ token: string }>('POST', '/sessions', credentials);
headers['authorization'] = `Bearer ${session.token}`;
const { id: profileId } = await call<{ id: number }>('POST', '/profiles', {
  name: 'Bench',
  avatar: 'moon',
  language: 'en',
});
await call('PUT', '/session/profile', { profileId });

interface Home {
  rows: { kind: string; items: { title: { id: number } }[] }[];
}
const forYou = (page: Home): string =>
  JSON.stringify(page.rows.find((row) => row.kind === 'for-you')?.items.map((item) => item.title.id) ?? []);
const { items } = await call<{ items: { id: number }[] }>('GET', `/movies?limit=${RATINGS}`);
let before = forYou(await call<Home>('GET', '/home'));
let changed = 0;
const times: number[] = [];
for (const { id } of items) {
  const began = performance.now();
  await call('PUT', `/movies/${id}/rating`, { stars: 5 });
  const after = forYou(await call<Home>('GET', '/home'));
  times.push(performance.now() - began);
  if (after !== before) changed += 1;
  before = after;
}
times.sort((a, b) => a - b);
const at = (share: number): string =>
  (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
console.log(
  `rating and home page after it: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms (goal 1000 ms)`,
);
console.log(`${changed} of ${times.length} ratings changed "for you"`);

child.removeAllListeners('exit');
const ended = new Promise((resolve) => child.once('exit', resolve));
child.kill('SIGTERM');
await ended;
rmSync(home, { recursive: true });
