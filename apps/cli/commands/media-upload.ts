// `kinora media upload`: sends a video file to a Kinora server in pieces, and goes on where it was when it was interrupted.
import { createReadStream, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { DetailedError, Upload } from 'tus-js-client';
import { readConfig } from '#apps/server/config.ts';
import { cliErrors } from '../errors.ts';
import { showProgress } from '../show-progress.ts';

interface Options {
  readonly title: string;
  readonly server: string;
  readonly email?: string;
  readonly json?: boolean;
}

/** Bytes of a piece: one must arrive within the 30 seconds that a server gives a request. */
const PIECE = 8 * 1024 * 1024;

/** Milliseconds before each try when the connection breaks; each piece that arrives begins the list anew. */
const RETRIES = [500, 1_000, 3_000, 5_000, 10_000, 20_000];

export function registerMediaUpload(media: Command): void {
  media
    .command('upload <file>')
    .description('Send a video file to a Kinora server; the same command goes on after an interruption')
    .requiredOption('--title <name>', 'of the film on the server: "Metropolis (1927)"')
    .requiredOption('--server <url>', 'for example https://films.example')
    .option('--email <address>', 'of an operator; the password is read from KINORA_PASSWORD')
    .option('--json', 'answer as JSON')
    .addHelpText('after', '\nInstead of --email, KINORA_TOKEN may hold the bearer token of a session.')
    .action((file: string, options: Options) => upload(file, options));
}

async function upload(file: string, options: Options): Promise<void> {
  const { home } = readConfig(process.env, process.cwd());
  const path = resolve(file);
  const facts = readFacts(path);
  const api = `${options.server.replace(/\/+$/, '')}/api/v1`;
  const token = process.env['KINORA_TOKEN'] ?? (await signIn(api, options.email));
  const movieId = await findTitle(api, token, options.title);
  const begun = begunUploads(home);
  const key = [api, movieId, path, facts.size, facts.mtimeMs].join('|');
  const known = begun.get(key);
  const progress = showProgress(known === undefined ? 'Uploading' : 'Going on', options.json);
  const { promise, resolve: done, reject } = Promise.withResolvers<string>();
  const running = new Upload(createReadStream(path), {
    endpoint: `${api}/uploads`,
    ...(known === undefined ? {} : { uploadUrl: known }),
    uploadSize: facts.size,
    chunkSize: PIECE,
    retryDelays: RETRIES,
    storeFingerprintForResuming: false,
    headers: { authorization: `Bearer ${token}` },
    metadata: { movieId: String(movieId), filename: path.slice(path.lastIndexOf('/') + 1) },
    onUploadUrlAvailable: () => begun.set(key, running.url),
    onProgress: (sent, whole) => progress.update(whole === 0 ? 1 : sent / whole),
    onSuccess: ({ lastResponse }) => done(lastResponse.getHeader('Content-Location') ?? ''),
    onError: (error) => {
      const answer = error instanceof DetailedError ? error.originalResponse : null;
      // What the server refused is not taken up again.
      if (answer !== null && answer.getStatus() < 500) begun.set(key, null);
      reject(cliErrors.upload_failed(file, answer === null ? error.message : whyOf(answer.getBody())));
    },
  });
  running.start();
  const address = await promise;
  begun.set(key, null);
  progress.done(`video ${address.slice(address.lastIndexOf('/') + 1)} of "${options.title}" is queued`);
  if (options.json) console.log(JSON.stringify({ movieId, asset: address }));
}

function readFacts(path: string): { size: number; mtimeMs: number } {
  try {
    const facts = statSync(path);
    if (facts.isFile()) return facts;
  } catch (error) {
    throw cliErrors.file_not_readable(path, error instanceof Error ? error.message : String(error));
  }
  throw cliErrors.file_not_readable(path, 'it is no file');
}

/** Addresses of uploads that are not complete, in a small file in KINORA_HOME. */
function begunUploads(home: string) {
  const file = join(home, 'begun-uploads.json');
  const read = (): Record<string, string> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    } catch {
      // None was begun, or the file was damaged: then an upload begins anew.
      return {};
    }
  };
  return {
    get: (key: string): string | undefined => read()[key],
    /** Null forgets it. */
    set(key: string, url: string | null): void {
      const { [key]: _before, ...others } = read();
      mkdirSync(home, { recursive: true });
      writeFileSync(file, JSON.stringify(url === null ? others : { ...others, [key]: url }), { mode: 0o600 });
    },
  };
}

async function ask(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw cliErrors.server_unreachable(url, cause instanceof Error ? cause.message : String(cause));
  });
  const text = await answer.text();
  if (!answer.ok) throw cliErrors.server_refused(url, whyOf(text));
  return JSON.parse(text);
}

async function signIn(api: string, email: string | undefined): Promise<string> {
  const password = process.env['KINORA_PASSWORD'];
  if (email === undefined || password === undefined) throw cliErrors.credentials_missing();
  const session = await ask(`${api}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, transport: 'bearer' }),
  });
  return (session as { token: string }).token;
}

async function findTitle(api: string, token: string, name: string): Promise<number> {
  const parts = /^(.*?)\s*\((\d{4})\)\s*$/.exec(name);
  const bare = (parts?.[1] ?? name).trim();
  const year = parts?.[2] === undefined ? null : Number(parts[2]);
  const found = await ask(`${api}/search?q=${encodeURIComponent(bare)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const same = (found as { titles: { id: number; title: string; year: number | null }[] }).titles.filter(
    (each) => each.title.toLowerCase() === bare.toLowerCase() && (year === null || each.year === year),
  );
  const [only] = same;
  if (only === undefined || same.length > 1) throw cliErrors.title_unclear(name, same.length);
  return only.id;
}

/** The words of a problem, or the beginning of whatever else a proxy in between said. */
function whyOf(body: string): string {
  try {
    return (JSON.parse(body) as { detail: string }).detail;
  } catch {
    return body.slice(0, 200) || 'it gave no reason';
  }
}
