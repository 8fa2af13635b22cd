import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import { seedTastes } from '../../../tests/seed-tastes.ts';
import { describeTraining } from './train.ts';

const home = mkdtempSync(join(tmpdir(), 'kinora-cli-'));

function kinora(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['apps/cli/kinora.js', ...args], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { ...process.env, KINORA_HOME: home },
    encoding: 'utf8',
  });
}

before(async () => {
  const opened = await compose(readConfig({ KINORA_HOME: home }, '/'));
  await seedTastes(opened);
  await opened.close();
});
after(() => rmSync(home, { recursive: true }));

test('kinora train shows the comparison and says which model is in service; models lists it', () => {
  assert.match(kinora('models').stdout, /There is no model yet/);
  const { status, stdout, stderr } = kinora('train');
  assert.equal(status, 0, stderr);
  for (const word of [
    'popularity',
    'ease',
    'implicit-als',
    'NDCG@10',
    'recall@10',
    'precision@10',
    'coverage@10',
  ])
    assert.ok(stdout.includes(word), word);
  assert.match(stdout, /In service: (ease|implicit-als) /);
  const { items } = JSON.parse(kinora('models', '--json').stdout) as { items: { aliases: string[] }[] };
  assert.deepEqual(
    items.map(({ aliases }) => aliases),
    [['champion']],
  );
});

test('kinora evaluate puts nothing into service, and rollback needs a model before', () => {
  const { status, stdout } = kinora(
    'evaluate',
    '--model',
    'ease',
    '--param',
    'lambda=5',
    '--k',
    '3',
    '--json',
  );
  assert.equal(status, 0);
  const training = JSON.parse(stdout) as Parameters<typeof describeTraining>[0];
  assert.equal(training.champion, null);
  assert.deepEqual(training.compared[0]?.params, { lambda: 5 });
  assert.match(describeTraining(training, 3), /NDCG@3[\s\S]*Nothing was put into service/);
  const back = kinora('rollback', '--json');
  assert.equal(back.status, 1);
  assert.match(back.stdout, /no_previous_model/);
});

test('kinora recommend gives titles with reasons, and suggests where a name is unknown', () => {
  const found = kinora('recommend', '--titles', 'Horror 1 (1915)', 'Horor 2', '--limit', '3');
  assert.equal(found.status, 0);
  assert.match(found.stdout, /Horror \d+ .* \d+ of the \d+ people who watched these/);
  assert.match(found.stderr, /there is no title "Horor 2"; did you mean "Horror 2 \(1916\)"/);
  assert.equal(kinora('recommend', '--titles', 'Nothing of the kind').status, 1);
});

test('a wrong option ends with the exit code for usage', () => {
  assert.equal(kinora('train', '--param', 'lambda').status, 2);
  assert.equal(kinora('recommend', '--titles', 'Heat', '--limit', '0').status, 2);
  assert.equal(kinora('recommend').status, 2);
});
