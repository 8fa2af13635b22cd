// nginx for tests and benchmarks: the configuration that we ship, with a port, paths and an upstream of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { needProgram, nginx } from '../tools/find-program.ts';

export interface RunningNginx {
  readonly url: string;
  readonly pid: number | undefined;
  close(): Promise<void>;
}

export interface NginxOptions {
  /** Where it keeps what it writes. */
  readonly folder: string;
  /** Port of Kinora. */
  readonly upstream: number;
  /** KINORA_HOME/media. */
  readonly media: string;
  readonly workers?: number;
}

export async function startNginx({
  folder,
  upstream,
  media,
  workers = 1,
}: NginxOptions): Promise<RunningNginx> {
  const program = needProgram(nginx);
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const site = readFileSync(new URL('../deploy/nginx/kinora.conf', import.meta.url), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('server 127.0.0.1:8080;', `server 127.0.0.1:${upstream};`)
    .replaceAll('/var/lib/kinora/media/', `${media}/`)
    .replace('/var/cache/nginx/kinora-grants', join(folder, 'grants'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join(' ');
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${join(folder, 'nginx.pid')}; worker_processes ${workers}; error_log ${join(folder, 'error.log')};
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 2048; }
http { access_log off; ${temporary} ${site} }
`,
  );
  const checked = spawnSync(program, ['-t', '-c', file, '-e', join(folder, 'error.log')], {
    encoding: 'utf8',
  });
  if (checked.status !== 0) throw new Error(`nginx refuses the configuration: ${checked.stderr}`);
  const child = spawn(program, ['-c', file, '-e', join(folder, 'error.log')], { stdio: 'inherit' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${url}/nginx-is-up`).then(
      () => true,
      () => false,
    );
    if (up) break;
    if (tries > 100 || child.exitCode !== null) throw new Error(`nginx does not answer at ${url}`);
    await pause(50);
  }
  return {
    url,
    pid: child.pid,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}
