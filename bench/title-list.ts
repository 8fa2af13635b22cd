// Measures GET /movies with 20 rows against bare node:http doing the same query on the same database of 10,000 titles.
// The bare server answers the same rows, to the same number of bytes or nearly so, and does nothing else.
// Run: node bench/title-list.ts      (goal: at least 60 % of bare; both in child processes on loopback, turns interleaved)
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { serve } from '#apps/server/serve.ts';

const TITLES = 10_000;
const TURNS = 4;
const TURN_SECONDS = 4;
const GOAL = 0.6;
const genres = ['drama', 'comedy', 'western', 'horror', 'romance', 'documentary'];
const role = process.argv[2];
const home = process.argv[3] ?? '';

if (role === 'kinora') await serveKinora();
else if (role === 'bare') serveBare();
else await measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kinora-bench-'));
  try {
    await seed(folder);
    const kinora = await start('kinora', folder);
    const bare = await start('bare', folder);
    const [fromKinora, fromBare] = await Promise.all([rowsOf(kinora.url), rowsOf(bare.url)]);
    if (fromKinora !== fromBare) throw new Error('The two servers do not answer the same titles');
    const rates = { kinora: [] as number[], bare: [] as number[] };
    for (let turn = 0; turn <= TURNS; turn += 1) {
      for (const [name, { url }] of [
        ['bare', bare],
        ['kinora', kinora],
      ] as const) {
        const rate = await load(url);
        // The first turn warms up.
        if (turn > 0) rates[name].push(rate);
      }
    }
    const [ours, theirs] = [median(rates.kinora), median(rates.bare)];
    console.log(
      `bare node:http: ${theirs.toFixed(0)} requests/s\nKinora:         ${ours.toFixed(0)} requests/s`,
    );
    console.log(
      `ratio: ${(ours / theirs).toFixed(2)} (goal ${GOAL}), 20 rows of ${TITLES} titles, median of ${TURNS} turns`,
    );
    kinora.stop();
    bare.stop();
    if (ours / theirs < GOAL) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Requests a second, as autocannon counts them, in a process of its own. */
async function load(url: string): Promise<number> {
  const program = fileURLToPath(import.meta.resolve('autocannon'));
  const child = spawn(process.execPath, [program, '-c', '10', '-d', String(TURN_SECONDS), '-j', url], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const answer = JSON.parse(await text(child.stdout)) as { requests: { average: number }; non2xx: number };
  if (answer.non2xx > 0) throw new Error(`${url} answered ${answer.non2xx} times with an error`);
  return answer.requests.average;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

async function rowsOf(url: string): Promise<string> {
  const { items } = (await (await fetch(url)).json()) as {
    items: { id: number; genres: { slug: string }[] }[];
  };
  return JSON.stringify(items.map(({ id, genres }) => [id, genres.map(({ slug }) => slug)]));
}

async function start(name: 'kinora' | 'bare', folder: string): Promise<{ url: string; stop: () => void }> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), name, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
  child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  return { url: await promise, stop: () => child.kill() };
}

function configOf(folder: string) {
  return readConfig(
    { KINORA_HOME: folder, PORT: '0', KINORA_RATE_LIMIT: 'off', KINORA_LOG: 'error', KINORA_DEMO: 'off' },
    '/',
  );
}

async function seed(folder: string): Promise<void> {
  const kinora = await compose(configOf(folder));
  await kinora.stores.titles.putAll(
    Array.from({ length: TITLES }, (_, n) => ({
      kind: 'film',
      title: `The Long Road to Film Number ${n}`,
      originalTitle: n % 3 === 0 ? `Der lange Weg zum Film ${n}` : null,
      language: n % 3 === 0 ? 'de' : 'en',
      year: 1895 + (n % 70),
      endYear: null,
      minutes: 60 + (n % 60),
      maturity: [0, 7, 12, 16][n % 4] ?? 0,
      synopsis: 'Two strangers share a carriage and find that they carry the same letter.',
      sound: 'silent',
      picture: 'black-and-white',
      free: { basis: 'published-before-1931', note: 'Published before 1931.' },
      source: 'bench',
      sourceId: String(n),
      genres: [0, 1]
        .map((more) => genres[(n + more) % genres.length] ?? '')
        .map((slug) => ({ slug, name: slug })),
      countries: ['US'],
      credits: [],
      episodes: [],
    })),
    1,
  );
  await kinora.stores.search.catchUp();
  await kinora.close();
}

async function serveKinora(): Promise<void> {
  const { url } = await serve(await compose(configOf(home)), false);
  console.log(`${url}/api/v1/movies?limit=20`);
}

/** What a program without any framework does: two prepared statements, JSON.stringify. */
function serveBare(): void {
  const db = new DatabaseSync(join(home, 'kinora.db'));
  const titles =
    db.prepare(`select id, kind, title, original_title as originalTitle, language, year, minutes, maturity,
    (free_basis is not null or exists (select 1 from assets where assets.title_id = titles.id and assets.state = 'ready')) as playable
    from titles order by rating_count desc, id desc limit ?`);
  const genresOf =
    db.prepare(`select title_id as titleId, slug, name from title_genres join genres on genres.id = genre_id
    where title_id in (${Array(20).fill('?').join(',')}) order by position`);
  const server = createServer((request, response) => {
    const limit = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('limit'));
    const rows = titles.all(limit);
    const found = genresOf.all(...rows.map(({ id }) => id ?? null));
    const items = rows.map((row) => ({
      ...row,
      genres: found.filter(({ titleId }) => titleId === row['id']).map(({ slug, name }) => ({ slug, name })),
      art: {
        poster: `/art/poster/${String(row['id'])}-1a2b3c`,
        card: `/art/card/${String(row['id'])}-1a2b3c`,
        backdrop: `/art/backdrop/${String(row['id'])}-1a2b3c`,
        tone: '#1a2b3c',
      },
    }));
    const body = JSON.stringify({ items, next: null });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/?limit=20`);
  });
}
