// Does the README's main job on the published data and checks every count: import, train, add a film, play it, recommend.
// Takes the data from KINORA_DATA and the video from KINORA_CLIPS (defaults: ../shared/data, ../shared/clips); ends with "N passed, N failed".
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const root = join(import.meta.dirname, '..');
const data = resolve(root, process.env['KINORA_DATA'] ?? '../shared/data');
const clips = resolve(root, process.env['KINORA_CLIPS'] ?? '../shared/clips');
for (const folder of [data, clips]) {
  if (!existsSync(folder)) {
    console.error(
      `The main job needs ${folder}: set KINORA_DATA and KINORA_CLIPS (bench/README.md says where the sets are published).`,
    );
    process.exit(1);
  }
}

const home = mkdtempSync(join(tmpdir(), 'kinora-main-job-'));
const environment = { ...process.env, KINORA_HOME: home, KINORA_LOG: 'error', PORT: '0' };
const counts = { passed: 0, failed: 0 };

await step('import 100,836 ratings of 9,742 films', () => {
  const { seconds } = kinora('import', 'movielens', join(data, 'movielens-latest-small'));
  checkRows('movielens-latest-small');
  return `${seconds.toFixed(1)} s`;
});

await step('import again and change nothing', () => {
  const { answer, seconds } = kinora('import', 'movielens', join(data, 'movielens-latest-small'), '--force');
  for (const file of answer['files'] as { file: string; added: number; changed: number; refused: number }[]) {
    assert.deepEqual([file.added, file.changed, file.refused], [0, 0, 0], file.file);
  }
  checkRows('movielens-latest-small');
  return `${seconds.toFixed(1)} s`;
});

await step('train EASE and implicit ALS, put the better one into service', () => {
  const { answer, seconds } = kinora('train');
  const compared = answer['compared'] as { name: string; metrics: { ndcg: number; coverage: number } }[];
  const ndcg = (name: string): number => compared.find((row) => row.name === name)?.metrics.ndcg ?? 0;
  const best = Math.max(ndcg('ease'), ndcg('implicit-als'));
  assert.ok(ndcg('popularity') > 0 && ndcg('ease') > 0 && ndcg('implicit-als') > 0, JSON.stringify(compared));
  assert.ok(best > 1.4 * ndcg('popularity'), `best ${best} against popularity ${ndcg('popularity')}`);
  assert.ok(answer['champion']);
  return `${seconds.toFixed(1)} s; NDCG@10 popularity ${ndcg('popularity').toFixed(3)}, EASE ${ndcg('ease').toFixed(3)}, iALS ${ndcg('implicit-als').toFixed(3)}`;
});

await step('recommend from two titles, through those who interacted with them', () => {
  const { answer, seconds } = kinora('recommend', '--titles', 'Toy Story (1995)', 'Heat (1995)');
  const items = answer['items'] as {
    title: { title: string };
    score: number;
    reason: { kind: string; viewers: number };
  }[];
  assert.equal((answer['from'] as unknown[]).length, 2);
  assert.ok(
    items.length === 10 &&
      items.every(
        (item) => item.score > 0 && item.reason.kind === 'shared-viewers' && item.reason.viewers > 0,
      ),
  );
  return `${seconds.toFixed(1)} s; ${items
    .slice(0, 3)
    .map((item) => item.title.title)
    .join(', ')} …`;
});

await step('add a film and fetch its first segments from the server', async () => {
  const { answer, seconds } = kinora(
    'media',
    'add',
    '--title',
    'Sintel',
    join(clips, 'tears-of-steel-battle.webm'),
  );
  const played = await play(Number(answer['movieId']));
  return `${seconds.toFixed(1)} s; ${played}`;
});

await step('import MovieLens 1M', () => {
  const { seconds } = kinora('import', 'movielens', join(data, 'movielens-1m'), '--format', '1m');
  const { ratings } = rows('movielens-1m');
  assert.equal(ratings, 1_000_209);
  return `${seconds.toFixed(1)} s`;
});

rmSync(home, { recursive: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function step(name: string, body: () => string | Promise<string>): Promise<void> {
  try {
    console.log(`✓ ${name} (${await body()})`);
    counts.passed += 1;
  } catch (error) {
    console.error(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    counts.failed += 1;
  }
}

/** Runs a command with --json. Throws with what it printed when it fails. */
function kinora(...args: string[]): { answer: Record<string, unknown>; seconds: number } {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/kinora.js', ...args, '--json'], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(
    status,
    0,
    `kinora ${args.join(' ')} ended with ${status}:\n${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`,
  );
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return { answer: JSON.parse(line) as Record<string, unknown>, seconds: (performance.now() - began) / 1000 };
}

function rows(dataSet: string): {
  titles: number;
  users: number;
  ratings: number;
  tags: number;
  links: number;
  broken: number;
} {
  const database = new DatabaseSync(join(home, 'kinora.db'), { readOnly: true });
  const count = (sql: string, ...values: string[]): number =>
    Number(Object.values(database.prepare(sql).get(...values) ?? {})[0]);
  const ofSet = 'profile_id in (select id from profiles where source = ?)';
  const found = {
    titles: count("select count(*) from titles where source = 'movielens'"),
    users: count('select count(*) from profiles where source = ?', dataSet),
    ratings: count(`select count(*) from ratings where ${ofSet}`, dataSet),
    tags: count(`select count(*) from tags where ${ofSet}`, dataSet),
    links: count('select count(*) from links'),
    broken: database.prepare('pragma foreign_key_check').all().length,
  };
  database.close();
  return found;
}

function checkRows(dataSet: string): void {
  assert.deepEqual(rows(dataSet), {
    titles: 9742,
    users: 610,
    ratings: 100_836,
    tags: 3683,
    links: 9742,
    broken: 0,
  });
}

/** Starts the service, signs a new person in through the outbox, and fetches what a player would. */
async function play(titleId: number): Promise<string> {
  const child = spawn(process.execPath, ['apps/cli/kinora.js', 'start', '--json'], {
    cwd: root,
    env: { ...environment, KINORA_DEMO: 'false' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((found, lost) => {
      child.on('exit', (code) => lost(new Error(`kinora start ended with ${code}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        const line = /\{"url".*\}/.exec(chunk.toString());
        if (line) found((JSON.parse(line[0]) as { url: string }).url);
      });
    });
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
      return (await answer.json()) as T;
    };
    const person = { email: 'ada@kinora.example', password: 'analytical-engine-1843' };
    await call('POST', '/accounts', { ...person, firstName: 'Ada', lastName: 'Lovelace' });
    const { items } = await call<{ items: { link: string | null }[] }>('GET', '/outbox');
    const token = new URL(items[0]?.link ?? 'http://none').searchParams.get('token');
    await call('POST', '/accounts/confirm', { token });
    const session = await call<{ token: string }>('POST', '/sessions', { ...person, transport: 'bearer' });
    headers['authorization'] = `Bearer ${session.token}`;
    const playback = await call<{ state: string; hls: string }>('POST', '/playbacks', { movieId: titleId });
    assert.equal(playback.state, 'ready');
    const master = new URL(playback.hls, url);
    const text = async (address: URL): Promise<string> => {
      const answer = await fetch(address);
      assert.equal(answer.status, 200, address.pathname);
      return answer.text();
    };
    const playlist = await text(master);
    const variants = playlist.split('\n').filter((line) => line.endsWith('.m3u8') && !line.startsWith('#'));
    assert.ok(variants.length > 1, playlist);
    let bytes = 0;
    for (const variant of variants) {
      const address = new URL(variant, master);
      const media = await text(address);
      const segment = media.split('\n').find((line) => line !== '' && !line.startsWith('#'));
      const answer = await fetch(new URL(segment ?? '', address));
      assert.equal(answer.status, 200);
      bytes += (await answer.arrayBuffer()).byteLength;
    }
    assert.ok(bytes > 10_000);
    return `${variants.length} renditions, ${Math.round(bytes / 1024)} kB of first segments`;
  } finally {
    child.removeAllListeners('exit');
    const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
    child.kill('SIGTERM');
    await ended;
  }
}
