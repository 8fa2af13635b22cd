import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseRuns } from '@kinora/recommender';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import type { ModelRecord, Run } from '#domains/recommend/contract.ts';
import { seedTastes } from '../../../tests/seed-tastes.ts';

const home = mkdtempSync(join(tmpdir(), 'kinora-cli-'));

function kinora(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['apps/cli/kinora.js', ...args], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { ...process.env, KINORA_HOME: home, KINORA_DATA: '' },
    encoding: 'utf8',
  });
}
function succeed(...args: string[]): string {
  const { status, stdout, stderr } = kinora(...args);
  assert.equal(status, 0, `${args.join(' ')}\n${stderr}`);
  return stdout;
}
const models = (): ModelRecord[] =>
  (JSON.parse(succeed('models', '--json')) as { items: ModelRecord[] }).items;
const runs = (...args: string[]): Run[] =>
  (JSON.parse(succeed('runs', '--json', ...args)) as { items: Run[] }).items;

before(async () => {
  const opened = await compose(readConfig({ KINORA_HOME: home }, '/'));
  await seedTastes(opened);
  await opened.close();
});
after(() => rmSync(home, { recursive: true }));

test('kinora train takes any kind with its parameters, and --keep leaves the service as it is', () => {
  assert.match(succeed('runs'), /There is no run yet/);
  succeed('train', '--model', 'item-knn', '--param', 'neighbours=7', '--param', 'likeness=bm25');
  const kept = succeed('train', '--models', 'popularity,user-knn', '--keep', '--hide', 'last');
  assert.match(kept, /the last one of each person hidden/);
  const [second, first] = models();
  assert.match(kept, new RegExp(`Registered: user-knn .*"kinora promote ${second?.id}"`));
  assert.deepEqual(
    [first?.name, first?.params['likeness'], first?.params['neighbours']],
    ['item-knn', 'bm25', 7],
  );
  assert.deepEqual([first?.aliases, second?.aliases], [['champion'], []]);
  assert.match(succeed('models'), /in service {2}item-knn-\S+ .* neighbours 7, likeness bm25/);

  assert.match(succeed('promote', second?.id ?? ''), /^In service: user-knn, user-knn-/);
  assert.match(succeed('rollback'), /^In service: item-knn, item-knn-/);
  const refused = kinora('models', '--remove', first?.id ?? '');
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /it is in service/);
  assert.match(succeed('models', '--remove', second?.id ?? ''), /^Removed: user-knn-/);
  assert.equal(models().length, 1);
  assert.match(kinora('promote', second?.id ?? '').stderr, /Cannot find model "user-knn-/);
});

test('kinora models --kinds tells every parameter with its default, range and meaning', () => {
  const kinds = succeed('models', '--kinds');
  assert.match(kinds, /^ease\n {2}lambda +300 +\S+ to \S+ +L2 regularisation/m);
  assert.match(kinds, /^ {2}likeness +cosine +cosine \| asymmetric \| bm25 \| adjusted/m);
});

test('kinora compare says by how much and how surely two models differ', () => {
  const [trained] = models();
  const out = succeed('compare', 'popularity', trained?.id ?? '');
  assert.match(out, /item-knn-\S+ less popularity, paired over the same people:/);
  assert.match(out, /NDCG@10 +\+0\.\d{4} +from \+0\.\d{4} to \+0\.\d{4} +p < 0\.001/);
  const twins = succeed('compare', 'item-knn', 'item-knn');
  assert.match(twins, /NDCG@10 +\+0\.0000 .* p 1\.000 +not significant/);
  assert.match(kinora('compare', 'ease', 'never-trained').stderr, /Cannot find model "never-trained"/);
});

test('kinora tune searches what is not fixed and measures what it found', () => {
  const out = succeed('tune', '--model', 'ease', '--trials', '4', '--method', 'random');
  assert.match(out, /^4 trials, all trials were made; the best 4:/);
  assert.match(out, /NDCG@10 on validation|ndcg@10 on validation/);
  assert.match(out, /Found less defaults, paired over the same people:/);
  assert.match(out, /To use it: kinora train --model ease --param lambda=\d/);
  assert.deepEqual(
    runs('--limit', '2').map(({ kind, model }) => [kind, model]),
    [
      ['tune', 'ease'],
      ['tune', 'ease'],
    ],
  );
  assert.equal(kinora('tune', '--model', 'ease', '--method', 'luck').status, 2);
  assert.match(
    kinora('tune', '--model', 'ease', '--param', 'lambda=3').stderr,
    /no parameter is left to search/,
  );
});

test('kinora runs lists and shows what was measured, with what is needed to do it again', () => {
  const list = succeed('runs', '--model', 'item-knn');
  assert.match(list, /train .* item-knn .* neighbours 7, likeness bm25/);
  const run = runs('--model', 'item-knn').find(({ kind }) => kind === 'train');
  const shown = succeed('runs', String(run?.id));
  assert.match(shown, new RegExp(`registered as ${run?.modelId}`));
  assert.match(shown, /memory +\d+ MB/);
  assert.match(shown, /split +random 0\.2, seed 1/);
  const lines = succeed('runs', '--lines', '--limit', '2').trimEnd().split('\n');
  assert.equal(parseRuns(lines.join('\n')).length, 2);
  assert.match(kinora('runs', '99999').stderr, /Cannot find run 99999/);
  assert.equal(kinora('runs', 'x').status, 2);
});

test('kinora evaluate --list shows protocols, models and published figures', () => {
  const out = succeed('evaluate', '--list');
  assert.match(out, /^ncf-1m: /m);
  assert.match(out, /^ease +EASE +0\.7192 +0\.4494 +Ferrari Dacrema/m);
  const { protocols } = JSON.parse(succeed('evaluate', '--list', '--json')) as {
    protocols: { name: string; models: { id: string }[] }[];
  };
  assert.deepEqual(
    protocols.map(({ name }) => name),
    ['ncf-1m', 'sequential-1m', 'surprise-5fold', 'liang'],
  );
});

test('kinora evaluate --protocol measures on published files, and says which one is missing', () => {
  const data = join(home, 'data');
  mkdirSync(join(data, 'movielens-1m-ncf'), { recursive: true });
  const train = Array.from({ length: 40 }, (_, i) => `${i % 8}\t${i % 5}\t5\t0`);
  const negatives = Array.from(
    { length: 8 },
    (_, user) => `(${user},${user % 5})\t${(user + 1) % 5}\t${(user + 2) % 5}`,
  );
  writeFileSync(join(data, 'movielens-1m-ncf', 'train.rating'), train.join('\n'));
  const missing = kinora('evaluate', '--protocol', 'ncf-1m', '--data', data);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /there is no movielens-1m-ncf\/test\.negative in .*; name the folder/);

  writeFileSync(join(data, 'movielens-1m-ncf', 'test.negative'), negatives.join('\n'));
  const asked = ['evaluate', '--protocol', 'ncf-1m', '--models', 'popularity,item-knn'];
  const { status, stdout, stderr } = kinora(...asked, '--data', data, '--json');
  assert.equal(status, 0, stderr);
  assert.match(stderr, /Measuring by ncf-1m: 2 models measured/);
  const answer = JSON.parse(stdout) as {
    data: { users: number };
    results: { id: string; metrics: Record<string, number>; difference: Record<string, number> | null }[];
    run: { commit: string | null; peakBytes: number };
  };
  assert.equal(answer.data.users, 8);
  const [popularity] = answer.results;
  const figure = popularity?.metrics['hr@10'] ?? Number.NaN;
  assert.ok(Math.abs((popularity?.difference?.['hr@10'] ?? 0) - (figure - 0.4533)) < 1e-9);
  assert.ok(answer.run.peakBytes > 0);
  // The folder of the set itself will do.
  const table = succeed(...asked, '--data', join(data, 'movielens-1m-ncf'));
  assert.match(table, /popularity +\d\.\d{4} ±\d\.\d{4} +\d\.\d{4} ±\d\.\d{4} +0\.4533 \/ 0\.2542 +[+-]\d/);
  assert.match(table, /published, not run here/);

  assert.match(
    kinora('evaluate', '--protocol', 'ncf-1m', '--models', 'oracle', '--data', data).stderr,
    /its models are/,
  );
  assert.match(kinora('evaluate', '--protocol', 'dice').stderr, /the protocols are ncf-1m, sequential-1m/);
  writeFileSync(join(data, 'ratings.csv'), 'userId,movieId,rating\n1,2,x\n');
  const bad = kinora('evaluate', '--protocol', 'liang', '--data', join(data, 'ratings.csv'));
  assert.equal(bad.status, 1);
  assert.equal(bad.stderr.trim().split('\n').length, 1);
  assert.match(bad.stderr, /Cannot read line 2 "1,2,x"/);
});
