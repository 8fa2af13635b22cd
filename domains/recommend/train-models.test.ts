import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { seedTastes } from '../../tests/seed-tastes.ts';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';

let service: TestService;
before(async () => {
  service = await openTestService();
  await seedTastes(service.kinora);
});
after(() => service.close());

test('train() compares, refits the best, writes its file and puts it into service', async () => {
  const { kinora } = service;
  const shares: number[] = [];
  const training = await kinora.recommend.train({ seed: 1, k: 5, onProgress: (share) => shares.push(share) });
  assert.deepEqual(
    training.compared.map((model) => model.name),
    ['popularity', 'ease', 'implicit-als'],
  );
  const ndcg = new Map(training.compared.map((model) => [model.name, model.metrics.ndcg]));
  assert.ok((ndcg.get('ease') ?? 0) > (ndcg.get('popularity') ?? 1) + 0.05, JSON.stringify([...ndcg]));
  assert.equal(training.best, [...ndcg].sort((a, b) => b[1] - a[1])[0]?.[0]);
  for (const { metrics, intervals } of training.compared) {
    assert.ok(intervals.ndcg.low <= metrics.ndcg && metrics.ndcg <= intervals.ndcg.high);
    assert.equal(metrics.users, 60);
  }
  const [model] = await kinora.recommend.models();
  assert.deepEqual(model?.aliases, ['champion']);
  assert.equal(model?.id, training.champion?.id);
  assert.ok(existsSync(kinora.path('models', `${model?.id}.model`)));
  assert.equal(shares.at(-1), 1);
  assert.ok(shares.every((share, i) => i === 0 || share >= (shares[i - 1] ?? 0)));
});

test('train() gives the same figures for the same seed, and others for another', async () => {
  const figures = async (seed: number) =>
    (await service.kinora.recommend.train({ seed, quick: true, promote: false })).compared.map(
      ({ name, params, metrics, intervals }) => ({ name, params, metrics, intervals }),
    );
  const first = await figures(3);
  assert.deepEqual(await figures(3), first);
  assert.notDeepEqual(await figures(4), first);
});

test('train() with promote false changes nothing', async () => {
  const count = (await service.kinora.recommend.models()).length;
  const { champion, best } = await service.kinora.recommend.train({ seed: 1, quick: true, promote: false });
  assert.equal(champion, null);
  assert.equal(best, 'ease');
  assert.equal((await service.kinora.recommend.models()).length, count);
});

test('train() takes chosen models and parameters, and refuses what it does not have', async () => {
  const { recommend } = service.kinora;
  const { compared } = await recommend.train({
    seed: 1,
    promote: false,
    models: ['ease', 'co-interaction'],
    params: { lambda: 7 },
  });
  assert.deepEqual(compared[0]?.params, { lambda: 7 });
  assert.deepEqual(
    compared.map((model) => model.name),
    ['ease', 'co-interaction'],
  );
  await assert.rejects(recommend.train({ seed: 1, models: ['oracle'] }), { code: 'model_unknown' });
  await assert.rejects(recommend.train({ seed: 1, models: ['ease'], params: { factors: 8 } }), {
    code: 'model_parameter_invalid',
  });
  await assert.rejects(recommend.train({ seed: 1, models: ['ease'], params: { lambda: -1 } }), {
    code: 'model_parameter_invalid',
  });
});

test('train() refuses data that says too little', async () => {
  const empty = await openTestService();
  await assert.rejects(empty.kinora.recommend.train({ seed: 1 }), { code: 'training_data_too_small' });
  await empty.close();
});
