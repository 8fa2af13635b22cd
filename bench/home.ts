// Measures GET /home over HTTP at 10,000 titles, 6,000 profiles and a million ratings, each request for another profile.
// Run: node bench/home.ts      (about a minute; the data is simulated: tastes by group, popularity by Zipf's law)
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@kinora/recommender';
import { compose, type Kinora } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { serve } from '#apps/server/serve.ts';
import { formatTable } from '#apps/cli/print-table.ts';
import { createAccount } from '#domains/identity/create-account.ts';
import { startSession } from '#domains/identity/start-session.ts';

const TITLES = 10_000;
const PROFILES = 6_000;
const RATINGS_EACH = 240;
/** Profiles with a session: each is asked for twice, so that nothing kept for one profile could help. */
const VIEWERS = 400;
const GROUPS = 12;
const root = join(import.meta.dirname, '..');
const genres = [
  'Action',
  'Adventure',
  'Animation',
  'Comedy',
  'Crime',
  'Drama',
  'Fantasy',
  'Horror',
  'Mystery',
  'Romance',
  'Thriller',
  'War',
];

if (process.argv[2] === 'serve') await serveHome(process.argv[3] ?? '');
else await compareWithGoal();

async function compareWithGoal(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'kinora-bench-home-'));
  try {
    const tokens = await seed(home);
    const { child, url } = await start(home);
    const before = megabytes(child);
    await measure(child, url, tokens, 1);
    await measure(child, url, tokens, 4);
    console.log(
      `memory of the server: ${before} MB resident after the start, ${megabytes(child)} MB after both`,
    );
    child.kill('SIGTERM');
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** The service in a process of its own, without the web application. */
async function serveHome(home: string): Promise<void> {
  const config = readConfig({ KINORA_HOME: home, PORT: '0', KINORA_RATE_LIMIT: 'false' }, root);
  const serving = await serve(await compose(config), false);
  process.send?.(serving.url);
}

async function seed(home: string): Promise<string[]> {
  const random = createRandom(11);
  const kinora = await compose(readConfig({ KINORA_HOME: home }, root));
  const began = performance.now();
  const titles = await seedTitles(kinora);
  const profiles = await seedProfiles(kinora);
  const raw = kinora.stores.sqlite.raw;
  raw.exec('begin');
  const rate = raw.prepare(
    'insert or ignore into ratings (profile_id, title_id, half_stars, rated_at) values (?, ?, ?, ?)',
  );
  for (const profile of profiles) {
    const taste = random.integer(GROUPS);
    // Most rate some dozens, a few many hundreds, as in every set of ratings.
    const count = Math.min(1500, Math.round(RATINGS_EACH * 0.6 * Math.exp(random.normal())));
    for (let i = 0; i < count; i += 1) {
      const place = Math.floor(TITLES * random.next() ** 3);
      const own = random.next() < 0.75;
      // Titles of a taste stand GROUPS apart, so that each taste has popular and rare ones.
      const index = own ? Math.min(TITLES - 1, place - (place % GROUPS) + taste) : place;
      const stars = (own ? 7 : 4) + random.integer(4);
      rate.run(profile, titles[index] ?? 0, stars, 1.7e12 + i * 1000);
    }
  }
  raw.exec(
    `update titles set rating_count = (select count(*) from ratings where title_id = titles.id),
       rating_mean = (select avg(half_stars) / 2.0 from ratings where title_id = titles.id)`,
  );
  raw.exec('commit');
  const { n } = raw.prepare('select count(*) as n from ratings').get() as { n: number };
  console.log(
    `seeded ${TITLES} titles, ${PROFILES} profiles, ${n} ratings in ${seconds(began)} s, ${Math.round(statSync(join(home, 'kinora.db')).size / 2 ** 20)} MB`,
  );

  const trained = performance.now();
  const { champion, compared } = await kinora.recommend.train({ seed: 1, quick: true });
  console.log(
    `trained ${compared.map(({ name, metrics }) => `${name} (NDCG@10 ${metrics.ndcg.toFixed(3)})`).join(', ')} in ${seconds(trained)} s; in service: ${champion?.name}`,
  );

  const { account } = await createAccount(kinora.identity, {
    email: 'bench@kinora.example',
    firstName: 'Bench',
    lastName: 'Mark',
    password: 'stopwatch-and-ruler-1884',
    role: 'viewer',
  });
  const sessions: string[] = [];
  for (const profileId of profiles.slice(0, VIEWERS)) {
    raw.prepare('update profiles set account_id = ? where id = ?').run(account.id, profileId);
    const device = { name: 'bench', transport: 'bearer' as const, replaces: null };
    sessions.push((await startSession(kinora.identity, { accountId: account.id, profileId }, device)).token);
  }
  await kinora.close();
  return sessions;
}

async function seedTitles({ stores }: Kinora): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < TITLES; from += 1000) {
    const part = await stores.titles.putAll(
      Array.from({ length: 1000 }, (_, i) => {
        const n = from + i;
        const named = [genres[n % GROUPS] ?? '', genres[(n * 7 + 3) % GROUPS] ?? ''];
        return {
          kind: 'film' as const,
          title: `The Film of Number ${n}`,
          originalTitle: null,
          language: 'en',
          year: 1900 + (n % 120),
          endYear: null,
          minutes: 60 + (n % 90),
          maturity: [0, 7, 12, 16][n % 4] ?? 0,
          synopsis: `What happens in film ${n}, told in a sentence or two so that a row has the width that it has in life.`,
          sound: 'sound' as const,
          picture: 'colour' as const,
          free:
            Math.floor(n / GROUPS) % 3 === 0
              ? { basis: 'published-before-1931', note: 'For the measurement.' }
              : null,
          source: 'bench',
          sourceId: String(n),
          genres: [...new Set(named)].map((name) => ({ slug: name.toLowerCase(), name })),
          countries: ['US'],
          credits: [{ name: `Director ${n % 2000}`, role: 'director' as const, as: null }],
          episodes: [],
        };
      }),
      Date.now(),
    );
    ids.push(...part);
  }
  await stores.channels.putAll(
    Array.from({ length: 10 }, (_, c) => ({
      slug: `channel-${c}`,
      name: { en: `Channel ${c}` },
      description: { en: 'For the measurement.' },
      titleIds: ids.filter((_id, n) => n % 97 === c),
    })),
  );
  await stores.search.catchUp();
  return ids;
}

async function seedProfiles({ stores }: Kinora): Promise<number[]> {
  const ids: number[] = [];
  const add = stores.sqlite.raw.prepare(
    "insert into profiles (name, avatar, language, source, source_id, attributes, created_at) values ('', 'moon', 'en', 'bench', ?, '{}', 1)",
  );
  stores.sqlite.raw.exec('begin');
  for (let i = 0; i < PROFILES; i += 1) ids.push(Number(add.run(String(i)).lastInsertRowid));
  stores.sqlite.raw.exec('commit');
  return ids;
}

async function start(home: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(import.meta.filename, ['serve', home]);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  child.once('message', (url) => resolve(url as string));
  return { child, url: await promise };
}

/** Every viewer twice, `together` requests at a time. */
async function measure(
  child: ChildProcess,
  url: string,
  tokens: readonly string[],
  together: number,
): Promise<void> {
  const ask = async (token: string): Promise<{ ms: number; rows: number; bytes: number }> => {
    const began = performance.now();
    const answer = await fetch(`${url}/api/v1/home`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const body = await answer.text();
    const ms = performance.now() - began;
    if (!answer.ok) throw new Error(`GET /home answered ${answer.status}: ${body.slice(0, 300)}`);
    return { ms, rows: (JSON.parse(body) as { rows: unknown[] }).rows.length, bytes: body.length };
  };
  for (const token of tokens.slice(0, 40)) await ask(token);
  const queue = [...tokens, ...tokens];
  const asked: Awaited<ReturnType<typeof ask>>[] = [];
  const cpu = cpuMilliseconds(child);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let token = queue.pop(); token !== undefined; token = queue.pop()) asked.push(await ask(token));
    }),
  );
  const perSecond = asked.length / ((performance.now() - began) / 1000);
  const sorted = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)} ms`;
  const mean = (of: 'rows' | 'bytes'): number =>
    Math.round(asked.reduce((sum, one) => sum + one[of], 0) / asked.length);
  console.log(
    `\n${formatTable(
      ['GET /home', 'requests', 'p50', 'p95', 'p99', 'a second', 'CPU ms each', 'rows', 'kB'],
      [
        [
          `${together} at a time`,
          asked.length,
          at(0.5),
          at(0.95),
          at(0.99),
          Math.round(perSecond),
          ((cpuMilliseconds(child) - cpu) / asked.length).toFixed(1),
          mean('rows'),
          Math.round(mean('bytes') / 1000),
        ],
      ],
    )}\n(goal: p95 under 50 ms)`,
  );
}

/** Processor time of the server so far: what a busy machine cannot falsify; 0 where there is no /proc. */
function cpuMilliseconds(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // Fields 14 and 15 of proc(5), in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Resident set; 0 where there is no /proc. */
function megabytes(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
