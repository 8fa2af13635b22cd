import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { type Client, openTestService, type TestService } from '../../tests/open-test-service.ts';
import { seedTastes } from '../../tests/seed-tastes.ts';
import type { ModelJob, ModelRecord, Run } from './contract.ts';

let service: TestService;
let operator: Client;

before(async () => {
  service = await openTestService();
  await seedTastes(service.kinora);
  operator = await service.signIn({ role: 'operator' });
});
after(() => service.close());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The job when it is over; the real process works on it meanwhile. */
async function whenOver(id: number): Promise<ModelJob> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const job = (await operator.call('GET', `/models/jobs/${id}`)).json<ModelJob>();
    if (job.state !== 'ready' && job.state !== 'running') return job;
    await pause(100);
  }
  throw new Error(`Job ${id} did not end`);
}
const runsOf = async (batch: string): Promise<Run[]> =>
  (await operator.call('GET', `/runs?batch=${batch}`)).json<{ items: Run[] }>().items;

test('work on models is for operators only', async () => {
  const viewer = await service.signIn();
  for (const [method, path, body] of [
    ['GET', '/models', undefined],
    ['POST', '/models/train', {}],
    ['POST', '/models/compare', { models: ['ease', 'popularity'] }],
    ['POST', '/models/tune', { model: 'ease' }],
    ['GET', '/models/jobs/1', undefined],
    ['DELETE', '/models/jobs/1', undefined],
    ['GET', '/runs', undefined],
    ['GET', '/runs/1', undefined],
    ['DELETE', '/models/x', undefined],
    ['POST', '/models/x/promote', undefined],
    ['POST', '/models/rollback', undefined],
  ] as const) {
    assert.equal((await viewer.call(method, path, body)).statusCode, 403, `${method} ${path}`);
    assert.equal((await service.anonymous(method, path, body)).statusCode, 401, `${method} ${path}`);
  }
});

test('POST /models/train queues one job however often it is asked, and DELETE cancels it', async () => {
  const ask = async (body: object) =>
    (await operator.call('POST', '/models/train', body)).json<ModelJob & { code?: string }>();
  const first = await ask({ models: ['popularity'] });
  assert.deepEqual([first.kind, first.state, first.progress], ['models.train', 'ready', 0]);
  assert.equal((await ask({ k: 10, models: ['popularity'] })).id, first.id);
  const other = await ask({ models: ['popularity'], seed: 2 });
  assert.notEqual(other.id, first.id);
  for (const id of [first.id, other.id]) {
    const cancelled = await operator.call('DELETE', `/models/jobs/${id}`);
    assert.equal(cancelled.json<ModelJob>().state, 'cancelled');
  }
  assert.equal((await operator.call('GET', '/models/jobs/99999')).statusCode, 404);
  assert.equal((await ask({ models: ['oracle'] })).code, 'model_unknown');
  assert.equal((await ask({ models: ['ease'], params: { factors: 8 } })).code, 'model_parameter_invalid');
  assert.equal((await ask({ models: ['ease'], params: { lambda: -1 } })).code, 'model_parameter_invalid');
});

test('POST /models/train with an Idempotency-Key is done once for good', async () => {
  const ask = (key: string, body: object) =>
    service.app.inject({
      method: 'POST',
      url: '/api/v1/models/train',
      headers: { ...operator.headers, 'idempotency-key': key },
      payload: body,
    });
  const job = (await ask('nightly-1', { models: ['popularity'], seed: 3 })).json<ModelJob>();
  await operator.call('DELETE', `/models/jobs/${job.id}`);
  const again = (await ask('nightly-1', { models: ['popularity'], seed: 3 })).json<ModelJob>();
  assert.deepEqual([again.id, again.state], [job.id, 'cancelled']);
  const reused = await ask('nightly-1', { models: ['popularity'], seed: 4 });
  assert.equal(reused.json<{ code: string }>().code, 'idempotency_key_reused');
  assert.equal(reused.statusCode, 409);
});

test('a training runs in a process of its own and ends in the registry, in service and on record', async () => {
  service.kinora.modelWork.startWorker();
  const asked = await operator.call('POST', '/models/train', { models: ['popularity', 'item-knn'], k: 5 });
  assert.equal(asked.statusCode, 202, asked.body);
  const job = await whenOver(asked.json<ModelJob>().id);
  assert.deepEqual([job.state, job.error, job.progress], ['done', null, 1]);
  const runs = await runsOf(job.batch);
  assert.deepEqual(
    runs.map(({ model, kind }) => [model, kind]),
    [
      ['item-knn', 'train'],
      ['popularity', 'train'],
    ],
  );
  const [knn] = runs;
  const { items } = (await operator.call('GET', '/models')).json<{ items: ModelRecord[] }>();
  assert.deepEqual(items[0]?.aliases, ['champion']);
  assert.equal(knn?.modelId, items[0]?.id);
  assert.equal(knn?.params['likeness'], 'cosine');
  assert.equal(knn?.metrics.k, 5);
  assert.ok((knn?.peakBytes ?? 0) > 30_000_000);
  assert.equal(knn?.dataHash, items[0]?.dataHash);
  assert.deepEqual((await operator.call('GET', `/runs/${knn?.id}`)).json<Run>(), knn);
});

test('POST /models/train trains an ensemble of the models and weights named', async () => {
  const asked = await operator.call('POST', '/models/train', {
    models: ['ensemble'],
    params: { svd: 0, slim: 0 },
  });
  const job = await whenOver(asked.json<ModelJob>().id);
  assert.equal(job.state, 'done', JSON.stringify(job.error));
});

test('a training of too little ends its job with the reason, at once, and is told to the log', async () => {
  const empty = await openTestService();
  let failed: ModelJob | undefined;
  try {
    const boss = await empty.signIn({ role: 'operator' });
    empty.kinora.modelWork.startWorker();
    const { id } = (await boss.call('POST', '/models/train', {})).json<ModelJob>();
    for (let tries = 0; tries < 1200 && failed?.state !== 'failed'; tries += 1) {
      await pause(100);
      failed = (await boss.call('GET', `/models/jobs/${id}`)).json<ModelJob>();
    }
  } finally {
    await assert.rejects(empty.close(), /work after an answer failed/);
  }
  assert.equal(failed?.error?.code, 'training_data_too_small');
});

test('POST /models/compare tells whether two models differ by more than chance', async () => {
  const { items } = (await operator.call('GET', '/models')).json<{ items: ModelRecord[] }>();
  const knn = items.find(({ name }) => name === 'item-knn');
  const asked = await operator.call('POST', '/models/compare', { models: ['popularity', knn?.id] });
  const job = await whenOver(asked.json<ModelJob>().id);
  assert.equal(job.state, 'done', JSON.stringify(job.error));
  const [second, first] = await runsOf(job.batch);
  assert.equal(first?.model, 'popularity');
  assert.equal(second?.comparison?.run, first?.id);
  const ndcg = second?.comparison?.tests.find(({ metric }) => metric === 'ndcg');
  assert.ok((ndcg?.difference ?? 0) > 0.05 && (ndcg?.p ?? 1) < 0.01, JSON.stringify(ndcg));
  assert.ok(
    Math.abs((ndcg?.difference ?? 0) - ((second?.metrics.ndcg ?? 0) - (first?.metrics.ndcg ?? 0))) < 1e-6,
  );
  const unknown = await operator.call('POST', '/models/compare', { models: ['ease', 'never-trained'] });
  assert.equal(unknown.json<{ code: string }>().code, 'model_not_found');
});

test('POST /models/tune searches parameters and measures what it found against the defaults', async () => {
  const asked = await operator.call('POST', '/models/tune', {
    model: 'item-knn',
    params: { likeness: 'cosine', neighbours: 3 },
    trials: 4,
    method: 'random',
    k: 5,
  });
  const job = await whenOver(asked.json<ModelJob>().id);
  assert.equal(job.state, 'done', JSON.stringify(job.error));
  const [found, defaults] = await runsOf(job.batch);
  assert.deepEqual(
    [found?.kind, found?.params['neighbours'], found?.params['likeness']],
    ['tune', 3, 'cosine'],
  );
  assert.equal(defaults?.params['shrinkage'], 0);
  assert.notEqual(found?.params['shrinkage'], 0);
  assert.equal(found?.comparison?.run, defaults?.id);
  const refused = async (body: object) =>
    (await operator.call('POST', '/models/tune', body)).json<{ code: string }>().code;
  assert.equal(await refused({ model: 'oracle' }), 'model_unknown');
  assert.equal(await refused({ model: 'ease', params: { factors: 1 } }), 'model_parameter_invalid');
});

test('DELETE cancels a training under way, and nothing of it goes into service', async () => {
  const listed = async () => (await operator.call('GET', '/models')).json<{ items: ModelRecord[] }>().items;
  const count = (await listed()).length;
  const asked = await operator.call('POST', '/models/train', {
    models: ['implicit-als'],
    params: { epochs: 500, factors: 200 },
  });
  const { id } = asked.json<ModelJob>();
  for (let tries = 0; tries < 1200; tries += 1) {
    if ((await operator.call('GET', `/models/jobs/${id}`)).json<ModelJob>().state === 'running') break;
    await pause(50);
  }
  await operator.call('DELETE', `/models/jobs/${id}`);
  assert.equal((await whenOver(id)).state, 'cancelled');
  // The next one is taken only when the process of this one has ended.
  const next = await operator.call('POST', '/models/train', { models: ['popularity'], promote: false });
  assert.equal((await whenOver(next.json<ModelJob>().id)).state, 'done');
  assert.equal((await listed()).length, count);
});

test('DELETE /models/:id removes a model and its file, but never the one in service', async () => {
  const [first, second] = (await operator.call('GET', '/models')).json<{ items: ModelRecord[] }>().items;
  const serving = [first, second].find((model) => model?.aliases.includes('champion'));
  const idle = [first, second].find((model) => model !== serving);
  const refused = await operator.call('DELETE', `/models/${serving?.id}`);
  assert.equal(refused.json<{ code: string }>().code, 'model_in_service');
  const file = service.kinora.path('models', `${idle?.id}.model`);
  assert.ok(existsSync(file));
  assert.equal((await operator.call('DELETE', `/models/${idle?.id}`)).statusCode, 204);
  assert.ok(!existsSync(file));
  assert.equal((await operator.call('DELETE', `/models/${idle?.id}`)).statusCode, 404);
  const back = await operator.call('POST', '/models/rollback');
  assert.equal(back.json<{ code: string }>().code, 'no_previous_model');
});

test('GET /runs goes through all runs in pages, by model', async () => {
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const path: string = `/runs?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
    const page: { items: Run[]; next: string | null } = (await operator.call('GET', path)).json();
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => b - a),
  );
  assert.ok(seen.length >= 6);
  const { items } = (await operator.call('GET', '/runs?model=item-knn')).json<{ items: Run[] }>();
  assert.ok(items.length > 0 && items.every(({ model }) => model === 'item-knn'));
  assert.equal((await operator.call('GET', '/runs?cursor=x')).statusCode, 400);
});
