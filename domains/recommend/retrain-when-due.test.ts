import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import { seedTastes, type Tastes } from '../../tests/seed-tastes.ts';
import { modelJobSchema } from './contract.ts';
import { presentModelJob } from './model-jobs.ts';
import { retrainWhenDue } from './retrain-when-due.ts';

let service: TestService;
let tastes: Tastes;
before(async () => {
  service = await openTestService();
  tastes = await seedTastes(service.kinora);
});
after(() => service.close());

test('retrainWhenDue() queues the kind in service once it is old and something was said since', async () => {
  const { stores, recommend } = service.kinora;
  let now = Date.now();
  const queued: string[] = [];
  const check = retrainWhenDue({
    registry: stores.models,
    dataset: stores.dataset,
    jobs: stores.jobs,
    clock: { now: () => now },
    wake: () => queued.push('woken'),
    hours: 24,
  });
  assert.equal(await check(), false, 'nothing is in service');
  await recommend.train({
    seed: 3,
    models: ['ensemble'],
    params: { 'item-knn': 2, popularity: 0.5 },
  });
  assert.equal(await check(), false, 'it is new');
  now += 25 * 3600_000;
  assert.equal(await check(), true);
  assert.equal(queued.length, 1);
  const rows = await stores.sqlite.db
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', 'models.train')
    .execute();
  assert.equal(rows.length, 1);
  const job = await stores.jobs.find(rows[0]?.id ?? 0);
  assert.ok(job);
  const { options } = modelJobSchema.parse(presentModelJob(job)) as { options: object };
  assert.deepEqual(options, {
    models: ['ensemble'],
    params: { 'item-knn': 2, popularity: 0.5 },
    seed: 3,
    k: 10,
    hide: 'random',
    quick: false,
    promote: true,
  });
  await stores.jobs.cancel(job.id, now);
  assert.equal(await check(), false, 'nobody said anything since');
  await stores.taste.rate(tastes.merry[0] ?? 0, tastes.horrors[0] ?? 0, 1, now);
  assert.equal(await check(), true);
});
