// Measures how long the first and the later starts take, and what the whole service holds in memory when idle.
// Run: node bench/start-and-idle.ts      (Linux: memory is read from /proc)
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
/** Seconds without a request before the memory is read. */
const IDLE_SECONDS = 20;
const LATER_STARTS = 5;

const home = mkdtempSync(join(tmpdir(), 'kinora-bench-'));
// As after the install: nothing built, nothing cached.
rmSync(join(root, 'apps/web/dist'), { recursive: true, force: true });
rmSync(join(root, 'node_modules/.cache/compile'), { recursive: true, force: true });

const first = await start();
console.log(`first start: ${first.seconds.toFixed(2)} s (goal 20 s)`);
await sleep(IDLE_SECONDS * 1000);
console.log(`idle after the first start: ${megabytes(first.child)} MB resident (goal 200 MB)`);
await stop(first.child);

const later: number[] = [];
for (let run = 0; run < LATER_STARTS; run += 1) {
  const service = await start();
  later.push(service.seconds);
  if (run === LATER_STARTS - 1) {
    await sleep(IDLE_SECONDS * 1000);
    console.log(`idle after a later start: ${megabytes(service.child)} MB resident (goal 200 MB)`);
    for (let i = 0; i < 300; i += 1)
      await (await fetch(`${service.url}/api/v1/movies?limit=50`)).arrayBuffer();
    await sleep(IDLE_SECONDS * 1000);
    console.log(`idle after 300 lists: ${megabytes(service.child)} MB resident`);
  }
  await stop(service.child);
}
later.sort((a, b) => a - b);
console.log(
  `later starts: median ${later[LATER_STARTS >> 1]?.toFixed(2)} s, slowest ${later.at(-1)?.toFixed(2)} s (goal 2 s)`,
);
rmSync(home, { recursive: true });

async function start(): Promise<{ child: ChildProcess; url: string; seconds: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['apps/cli/kinora.js', 'start', '--json'], {
    cwd: root,
    env: { ...process.env, KINORA_HOME: home, PORT: '0', KINORA_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('exit', (code) => reject(new Error(`kinora start ended with ${code}`)));
  child.stdout.on('data', (chunk: Buffer) => {
    const line = /\{"url".*\}/.exec(chunk.toString());
    if (line) resolve((JSON.parse(line[0]) as { url: string }).url);
  });
  const url = await promise;
  const answer = await fetch(`${url}/health/ready`);
  if (!answer.ok) throw new Error(`not ready: ${answer.status}`);
  return { child, url, seconds: (performance.now() - began) / 1000 };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Resident set of the process and everything below it. */
function megabytes(child: ChildProcess): string {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      parents.set(
        Number(name),
        Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]),
      );
    } catch {
      continue; // it ended in between
    }
  }
  const family = new Set([child.pid ?? 0]);
  for (let grown = -1; grown !== family.size;) {
    grown = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  const kilobytes = [...family].map((pid) =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
  );
  return (kilobytes.reduce((sum, value) => sum + value, 0) / 1024).toFixed(0);
}
