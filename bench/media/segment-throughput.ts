// Measures how fast signed segments leave the service, by Node alone and through nginx, against nginx sending the same files bare: one
// that everybody watches, and more different ones than Kinora holds in memory.
// Run: node bench/media/segment-throughput.ts      (Linux; installs wrk and nginx where it may)
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startNginx } from '../../tests/start-nginx.ts';
import { needProgram, nginx, wrk } from '../../tools/find-program.ts';
import { childrenCpu } from './children-cpu.ts';
import { clip, openBenchedService } from './open-benched-service.ts';
import { quantile } from './summary.ts';
import { treeCpu } from './tree-cpu.ts';

const CONNECTIONS = 200;
const SECONDS = 3;
/** Turns; each measures every way once, so that what else the machine does falls on all alike. */
const TURNS = 3;
/** Different segments, asked for one after the other: with 64 MB of memory for them, none is there when it is asked for again. */
const DIFFERENT = 300;
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
const copies = Array.from({ length: DIFFERENT }, (_, i) => `${dirname(name)}/${100_001 + i}.m4s`);
for (const copy of copies) copyFileSync(join(folder, name), join(folder, copy));

const front = await startNginx({
  folder: join(scratch, 'front'),
  upstream: Number(new URL(service.url).port),
  media: join(service.home, 'media'),
  workers: 2,
});
const bare = await startBareNginx(join(scratch, 'bare'), folder);
const signed = address.replace('master.m3u8', '');
interface Way {
  readonly name: string;
  readonly base: string;
  /** Processes that serve. */
  readonly pids: readonly (number | undefined)[];
}
const kinora = service.child.pid;
const ways: readonly Way[] = [
  { name: 'nginx, bare file', base: `${bare.url}/`, pids: [bare.pid] },
  { name: 'Kinora through nginx', base: `${front.url}${signed}`, pids: [front.pid, kinora] },
  { name: 'Kinora alone', base: `${service.url}${signed}`, pids: [kinora] },
];
interface Load {
  readonly perSecond: number;
  /** Milliseconds that one answer in a hundred took longer than. */
  readonly p99: number;
  /** Processor seconds for a gigabyte (10^9 bytes): of the servers, which does not depend on what else runs, and of wrk. */
  readonly serverCpu: number;
  readonly wrkCpu: number;
}

console.log(
  `Segments of ${(bytes / 1024).toFixed(0)} kB, ${CONNECTIONS} connections, median of ${TURNS} turns of ${SECONDS} s, wrk on the same machine`,
);
await compare('one segment', [name]);
await compare(
  `${DIFFERENT} different segments, ${((DIFFERENT * bytes) / 1e6).toFixed(0)} MB, one after the other`,
  copies,
);
console.log('Goals: one segment, alone 60 %, through nginx 95 %');
const held = () => {
  const status = readFileSync(`/proc/${kinora}/status`, 'utf8');
  return `${(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024).toFixed(0)} MB`;
};
const afterwards = held();
await front.close();
await bare.close();
// What nobody watches is let go of.
await pause(60_000);
console.log(`Kinora holds ${afterwards} afterwards, ${held()} a minute later`);
await service.close();
rmSync(scratch, { recursive: true, force: true });

async function compare(what: string, names: readonly string[]): Promise<void> {
  const loads = new Map<Way, Load[]>(ways.map((way) => [way, []]));
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [way, measured] of loads) {
      // Kept alive as a player does, so that its place is not given away between turns.
      await (await fetch(`${service.url}${signed}${name}`)).arrayBuffer();
      measured.push(await load(way, names));
    }
  }
  const rates = ways.map((way) => median(loads.get(way), 'perSecond'));
  console.log(`\n${what}`);
  for (const [i, way] of ways.entries()) {
    const of = (figure: keyof Load) => median(loads.get(way), figure);
    console.log(
      `${way.name.padEnd(20)} ${of('perSecond').toFixed(0).padStart(6)} segments/s ${((of('perSecond') * bytes) / 1e6).toFixed(0).padStart(5)} MB/s ` +
        `${((100 * (rates[i] ?? 0)) / (rates[0] ?? 0)).toFixed(0).padStart(4)} %  p99 ${of('p99').toFixed(0).padStart(5)} ms  ` +
        `CPU s/GB: server ${of('serverCpu').toFixed(2)}, wrk ${of('wrkCpu').toFixed(2)}`,
    );
  }
}

function median(loads: readonly Load[] = [], figure: keyof Load): number {
  return quantile(
    loads.map((each) => each[figure]),
    0.5,
  );
}

/** Asks for the files in turn. Throws unless every answer was a whole file. */
async function load({ base, pids }: Way, names: readonly string[]): Promise<Load> {
  const script = join(scratch, 'ask.lua');
  const paths = names.map((each) => `'${new URL(`${base}${each}`).pathname}'`);
  writeFileSync(
    script,
    `local paths, asked, at = {${paths.join(',')}}, {}, 0
init = function() for i, path in ipairs(paths) do asked[i] = wrk.format('GET', path) end end
request = function() at = at % #asked + 1; return asked[at] end
`,
  );
  const cpu = () => pids.reduce<number>((sum, pid) => sum + (pid === undefined ? 0 : treeCpu(pid)), 0);
  const before = { server: cpu(), wrk: childrenCpu() };
  const child = spawn(
    wrkProgram,
    ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', '-s', script, new URL(base).origin],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((done) => child.once('exit', done));
  const gigabytes = (Number(/(\d+) requests in/.exec(text)?.[1]) * bytes) / 1e9;
  const after = { server: cpu(), wrk: childrenCpu() };
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(text);
  if (failed) throw new Error(`${base}: ${failed[1]} answers were not 200`);
  const [, count, unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(text) ?? [];
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1]),
    p99: Number(count) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN),
    serverCpu: (after.server - before.server) / gigabytes,
    wrkCpu: (after.wrk - before.wrk) / gigabytes,
  };
}

async function startBareNginx(
  where: string,
  root: string,
): Promise<{ url: string; pid: number | undefined; close(): Promise<void> }> {
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
    pid: child.pid,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
