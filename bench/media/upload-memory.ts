// Measures what the server holds in memory while a gigabyte is uploaded by tus, and how fast that goes.
// Run: node bench/media/upload-memory.ts      (Linux: memory is read from /proc)
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { Upload } from 'tus-js-client';

const root = join(import.meta.dirname, '../..');
const GIGABYTE = 1e9;
/** Bytes of a piece, as the studio and `kinora media upload` send them. */
const PIECE = 8 * 1024 * 1024;
/** Milliseconds between two looks at the memory of the whole family of processes. */
const LOOK = 50;

const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-upload-'));
const home = join(scratch, 'home');
const film = join(scratch, 'film.mp4');
Log.setLevel(AV_LOG_QUIET);
makeFixture({ file: film, container: 'mp4', seconds: 2, video: { width: 320, height: 180, rate: '24' } });

const child = spawn(process.execPath, ['apps/cli/kinora.js', 'start', '--json'], {
  cwd: root,
  env: { ...process.env, KINORA_HOME: home, PORT: '0', KINORA_LOG: 'error', KINORA_MEDIA_WORKERS: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise<void>((done) => child.once('exit', () => done()));
// A benchmark that fails must leave nothing running.
process.once('exit', () => child.kill('SIGKILL'));
const url = await new Promise<string>((done, fail) => {
  child.once('exit', (code) => fail(new Error(`kinora start ended with ${code}`)));
  child.stdout.on('data', (chunk: Buffer) => {
    const line = /\{"url".*\}/.exec(chunk.toString());
    if (line) done((JSON.parse(line[0]) as { url: string }).url);
  });
});
const api = `${url}/api/v1`;
const { demoAccounts } = (await (await fetch(`${api}/config`)).json()) as {
  demoAccounts: { email: string; password: string; role: string }[];
};
const operator = demoAccounts.find(({ role }) => role === 'operator');
const session = await fetch(`${api}/sessions`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: operator?.email, password: operator?.password, transport: 'bearer' }),
});
const { token } = (await session.json()) as { token: string };
const movies = (await (await fetch(`${api}/movies?kind=film&limit=1`)).json()) as { items: { id: number }[] };
const movieId = String(movies.items[0]?.id);

const rows: string[][] = [];
for (const at of [1, 4]) rows.push(await measure(at));
const head = [
  'uploads at once',
  'together',
  'server before',
  'server at most',
  'with its children',
  'speed',
  'a plain copy',
];
console.log(`| ${head.join(' | ')} |`);
console.log(`|${' --- |'.repeat(head.length)}`);
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
console.log('\nGoal: the server under 300 MB.');
child.kill('SIGTERM');
await ended;
rmSync(scratch, { recursive: true, force: true });

async function measure(count: number): Promise<string[]> {
  const bytes = Math.floor(GIGABYTE / count);
  const files = Array.from({ length: count }, (_, i) => padded(`upload-${i}.mp4`, bytes));
  const before = status('VmRSS');
  // The peak is counted from here (proc_pid_clear_refs(5)).
  writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
  let family = 0;
  const looking = setInterval(() => (family = Math.max(family, familyMemory())), LOOK);
  const began = performance.now();
  await Promise.all(files.map(upload));
  const seconds = (performance.now() - began) / 1000;
  clearInterval(looking);
  const peak = status('VmHWM');
  const copied = performance.now();
  for (const file of files) copyFileSync(file, `${file}.copy`);
  const copy = (performance.now() - copied) / 1000;
  for (const file of files) {
    rmSync(file);
    rmSync(`${file}.copy`);
  }
  const mb = (kilobytes: number): string => `${(kilobytes / 1000).toFixed(0)} MB`;
  const speed = (time: number): string => `${((bytes * count) / 1e6 / time).toFixed(0)} MB/s`;
  return [String(count), '1 GB', mb(before), mb(peak), mb(family), speed(seconds), speed(copy)];
}

/** The film with as much of nothing behind it ("free" box of MP4) as makes it `bytes` long. */
function padded(name: string, bytes: number): string {
  const file = join(scratch, name);
  copyFileSync(film, file);
  const rest = bytes - statSync(file).size;
  const box = Buffer.alloc(8);
  box.writeUInt32BE(rest);
  box.write('free', 4);
  appendFileSync(file, box);
  truncateSync(file, bytes);
  return file;
}

function upload(file: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  new Upload(createReadStream(file), {
    endpoint: `${api}/uploads`,
    uploadSize: statSync(file).size,
    chunkSize: PIECE,
    retryDelays: null,
    storeFingerprintForResuming: false,
    headers: { authorization: `Bearer ${token}` },
    metadata: { movieId, filename: 'film.mp4' },
    onSuccess: () => resolve(),
    onError: reject,
  }).start();
  return promise;
}

/** Kilobytes of a field of the server's own process. */
function status(field: 'VmRSS' | 'VmHWM', pid: number | string = child.pid ?? 0): number {
  return Number(
    new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0,
  );
}

/** Kilobytes of the server and every process below it. */
function familyMemory(): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const text = readFileSync(`/proc/${name}/status`, 'utf8');
      parents.set(Number(name), Number(/PPid:\s+(\d+)/.exec(text)?.[1]));
    } catch {
      continue; // it ended in between
    }
  }
  const family = new Set([child.pid ?? 0]);
  for (let grown = -1; grown !== family.size;) {
    grown = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  let sum = 0;
  for (const pid of family) {
    try {
      sum += status('VmRSS', pid);
    } catch {
      continue; // it ended in between
    }
  }
  return sum;
}
