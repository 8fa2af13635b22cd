import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

const main = join(import.meta.dirname, '../main.ts');
const root = mkdtempSync(join(tmpdir(), 'kinora-import-'));
after(() => rmSync(root, { recursive: true }));

const RATINGS = 60_000;
const folder = join(root, 'many');
mkdirSync(folder);
writeFileSync(
  join(folder, 'movies.csv'),
  `movieId,title,genres\n${Array.from({ length: 300 }, (_, n) => `${n + 1},Movie ${n} (1999),Drama\n`).join('')}`,
);
const rating = (n: number): string =>
  `${1 + Math.floor(n / 300)},${1 + (n % 300)},${(1 + (n % 10)) / 2},${n}\n`;
writeFileSync(
  join(folder, 'ratings.csv'),
  `userId,movieId,rating,timestamp\n${Array.from({ length: RATINGS }, (_, n) => rating(n)).join('')}`,
);
writeFileSync(join(folder, 'tags.csv'), 'userId,movieId,tag,timestamp\n');
writeFileSync(join(folder, 'links.csv'), 'movieId,imdbId,tmdbId\n');

const environment = (home: string) => ({
  ...process.env,
  KINORA_HOME: join(root, home),
  NODE_NO_WARNINGS: '1',
});
function kinora(home: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    env: environment(home),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('kinora import movielens killed in the middle goes on where it was, and nothing is doubled', async () => {
  const child = spawn(process.execPath, [main, 'import', 'movielens', folder, '--json'], {
    env: environment('killed'),
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const file = join(root, 'killed', 'kinora.db');
  let kept = 0;
  while (kept === 0 && child.exitCode === null) {
    await wait(5);
    kept = rowsKept(file);
  }
  child.kill('SIGKILL');
  await ended;
  kept = rowsKept(file);
  assert.ok(kept > 0 && kept < RATINGS, `killed after ${kept} rows`);

  const again = kinora('killed', 'import', 'movielens', folder, '--json');
  assert.equal(again.status, 0, again.stderr);
  const summary = JSON.parse(again.stdout) as {
    files: { file: string; state: string; added: number; rows: number }[];
  };
  const ratings = summary.files.find(({ file }) => file === 'ratings.csv');
  assert.deepEqual([ratings?.state, ratings?.added, ratings?.rows], ['resumed', RATINGS - kept, RATINGS]);
  const db = new DatabaseSync(file, { readOnly: true });
  const facts = db.prepare('select count(*) as n, sum(half_stars) as stars from ratings').get();
  assert.deepEqual({ ...facts }, { n: RATINGS, stars: (RATINGS / 10) * 55 });
  assert.equal(db.prepare('select sum(rating_count) as n from titles').get()?.['n'], RATINGS);
  db.close();
});

function rowsKept(file: string): number {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
    const row = db.prepare("select rows_done as n from import_files where file like '%ratings.csv'").get();
    db.close();
    return Number(row?.['n'] ?? 0);
  } catch {
    return 0;
  }
}

test('kinora import movielens ends with 3 and a file of reasons when rows were refused', () => {
  const bad = join(root, 'bad');
  mkdirSync(bad);
  for (const name of ['movies.csv', 'tags.csv', 'links.csv'])
    writeFileSync(join(bad, name), readFileSync(join(folder, name)));
  writeFileSync(join(bad, 'ratings.csv'), 'userId,movieId,rating,timestamp\n1,1,4.0,1\n1,2,"=9,9",1\n');
  const { status, stdout } = kinora('bad', 'import', 'movielens', bad);
  assert.equal(status, 3);
  assert.match(stdout, /ratings\.csv +imported +2 +1 +0 +0 +1/);
  const path = /with the reason: (\S+)/.exec(stdout)?.[1] ?? '';
  assert.equal(
    readFileSync(path, 'utf8'),
    `file,line,column,value,reason\nratings.csv,3,rating,"'=9,9",stars go from 0.5 to 5 in halves\n`,
  );
});

test('kinora import movielens says what is wrong with a folder, and ends with 1', () => {
  const { status, stderr } = kinora('none', 'import', 'movielens', join(root, 'nowhere'));
  assert.equal(status, 1);
  assert.match(stderr, /nowhere: there is no such folder/);
  assert.equal(kinora('none', 'import', 'movielens', folder, '--format', '2m').status, 2);
});
