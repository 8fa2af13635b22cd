// Measures how fast signed segments leave the service, by Node alone and through nginx, against nginx sending the same file bare.
// Run: node bench/media/segment-throughput.ts      (Linux; installs wrk and nginx where it may)
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startNginx } from '../../tests/start-nginx.ts';
import { needProgram, nginx, wrk } from '../../tools/find-program.ts';
import { clip, openBenchedService } from './open-benched-service.ts';

const CONNECTIONS = 200;
const SECONDS = 6;
/** Turns; each measures every way once, so that what else the machine does falls on all alike. */
const TURNS = 4;
const wrkProgram = needProgram(wrk);
const scratch = mkdtempSync(join(tmpdir(), 'kinora-bench-throughput-'));

const service = await openBenchedService(clip('tears-of-steel-battle.webm'));
const playback = await service.play();
const address = playback.hls ?? '';
const assetId = address.split('/')[3] ?? '';
const folder = join(service.home, 'media', assetId);
// The largest segment: what a television asks for.
const [largest] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.m4s'))
  .map((file) => ({ name: file, bytes: statSync(join(folder, file)).size }))
  .toSorted((a, b) => b.bytes - a.bytes);
if (largest === undefined) throw new Error(`${folder} has no segment`);
const { name, bytes } = largest;

const front = await startNginx({
  folder: join(scratch, 'front'),
  upstream: Number(new URL(service.url).port),
  media: join(service.home, 'media'),
  workers: 2,
});
const bare = await startBareNginx(join(scratch, 'bare'), folder);
const signed = address.replace('master.m3u8', name);
const ways = {
  'nginx, bare file': `${bare.url}/${name}`,
  'Kinora through nginx': `${front.url}${signed}`,
  'Kinora alone': `${service.url}${signed}`,
};

const rates = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
for (let turn = 0; turn < TURNS; turn++) {
  for (const [way, url] of Object.entries(ways)) {
    // Kept alive as a player does, so that its place is not given away between turns.
    await (await fetch(ways['Kinora alone'])).arrayBuffer();
    rates.get(way)?.push(await load(url));
  }
}
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const reference = median(rates.get('nginx, bare file') ?? []);
console.log(
  `One segment of ${(bytes / 1024).toFixed(0)} kB, ${CONNECTIONS} connections, median of ${TURNS} turns of ${SECONDS} s`,
);
for (const [way, values] of rates) {
  const rate = median(values);
  const megabytes = (rate * bytes) / 1e6;
  console.log(
    `${way.padEnd(22)} ${rate.toFixed(0).padStart(7)} segments/s ${megabytes.toFixed(0).padStart(6)} MB/s  ${((100 * rate) / reference).toFixed(0)} %`,
  );
}
console.log('Goals: alone 60 %, through nginx 95 %');
const status = readFileSync(`/proc/${service.child.pid}/status`, 'utf8');
console.log(`Kinora holds ${(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024).toFixed(0)} MB afterwards`);
await front.close();
await bare.close();
await service.close();
rmSync(scratch, { recursive: true, force: true });

/** Answers per second that were whole and right. */
async function load(url: string): Promise<number> {
  const child = spawn(wrkProgram, ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((done) => child.once('exit', done));
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(text);
  if (failed) throw new Error(`${url}: ${failed[1]} answers were not 200`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1]);
}

async function startBareNginx(where: string, root: string): Promise<{ url: string; close(): Promise<void> }> {
  mkdirSync(where, { recursive: true });
  const port = 20_000 + (process.pid % 20_000);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((each) => `${each}_temp_path ${join(where, each)};`)
    .join(' ');
  const file = join(where, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${join(where, 'nginx.pid')}; worker_processes 2; error_log ${join(where, 'error.log')};
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 2048; }
http { access_log off; sendfile on; tcp_nopush on; open_file_cache max=10000; ${temporary}
  server { listen 127.0.0.1:${port}; root ${root}; } }
`,
  );
  const child = spawn(needProgram(nginx), ['-c', file, '-e', join(where, 'error.log')], { stdio: 'inherit' });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await pause(500);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
