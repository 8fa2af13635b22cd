// A service with a packaged film, for the benchmarks of delivery: its own process, a signed-in viewer, a signed address.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Playback } from '#domains/playback/contract.ts';
import { uploadFile } from '../../tests/upload-file.ts';

const root = join(import.meta.dirname, '../..');

/** A clip of `KINORA_CLIPS` (default ../shared/clips). */
export const clip = (name: string): string =>
  resolve(root, process.env['KINORA_CLIPS'] ?? '../shared/clips', name);

export interface BenchedService {
  readonly home: string;
  readonly url: string;
  readonly child: ChildProcess;
  /** Of the film. */
  readonly movieId: number;
  /** A demo account with a profile. */
  readonly viewer: { readonly email: string; readonly password: string };
  /** Ids of films that nothing was brought for. */
  unwatched(count: number): Promise<number[]>;
  /** Brings a file to a film over HTTP, as an operator does; when it resolves, the file was looked at and its encode is queued. */
  upload(file: string, movieId: number): Promise<void>;
  /** Starts a playback of the film as the viewer. */
  play(): Promise<Playback>;
  close(): Promise<void>;
}

/** Runs a `kinora` command to its end and gives its answer; the command prints JSON. */
export async function kinora(home: string, ...args: string[]): Promise<unknown> {
  const child = spawn(process.execPath, ['apps/cli/kinora.js', ...args, '--json'], {
    cwd: root,
    env: { ...process.env, KINORA_HOME: home, KINORA_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`kinora ${args.join(' ')} ended with ${code}`);
  return JSON.parse(text.trim().split('\n').at(-1) ?? 'null');
}

/** `settings` are environment variables of the service. */
export async function openBenchedService(
  film: string,
  settings: Record<string, string> = {},
): Promise<BenchedService> {
  const home = mkdtempSync(join(tmpdir(), 'kinora-bench-media-'));
  const child = spawn(process.execPath, ['apps/cli/kinora.js', 'start', '--json'], {
    cwd: root,
    env: {
      ...process.env,
      KINORA_HOME: home,
      PORT: '0',
      KINORA_LOG: 'error',
      KINORA_RATE_LIMIT: 'false',
      ...settings,
    },
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
  // After the start, which seeds the demo accounts into an empty service.
  const asset = (await kinora(home, 'media', 'add', film, '--title', 'Benched')) as { movieId: number };
  const api = `${url}/api/v1`;
  const { demoAccounts } = (await (await fetch(`${api}/config`)).json()) as {
    demoAccounts: { email: string; password: string; role: string }[];
  };
  const viewer = demoAccounts.find(({ role }) => role === 'viewer');
  if (viewer === undefined) throw new Error('The service has no demo viewer');
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const send = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${api}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as Answer;
  };
  const operator = demoAccounts.find(({ role }) => role === 'operator');
  const signIn = (account: { email: string; password: string } | undefined) =>
    send<{ token: string; profiles: { id: number }[] }>('POST', '/sessions', {
      email: account?.email,
      password: account?.password,
      transport: 'bearer',
    });
  const session = await signIn(viewer);
  headers['authorization'] = `Bearer ${session.token}`;
  await send('PUT', '/session/profile', { profileId: session.profiles[0]?.id });
  return {
    home,
    url,
    child,
    movieId: asset.movieId,
    viewer,
    async unwatched(count) {
      const { items } = await send<{ items: { id: number; kind: string }[] }>('GET', '/movies?limit=100');
      return items
        .filter(({ id, kind }) => kind === 'film' && id !== asset.movieId)
        .slice(0, count)
        .map(({ id }) => id);
    },
    async upload(file, movieId) {
      await uploadFile(url, (await signIn(operator)).token, file, movieId);
    },
    play: () => send<Playback>('POST', '/playbacks', { movieId: asset.movieId }),
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
