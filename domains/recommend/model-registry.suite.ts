// What every model registry must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelRegistry, NewModel } from './ports.ts';

export function newModel(id: string, changes: Partial<NewModel> = {}): NewModel {
  return {
    id,
    name: 'ease',
    params: { lambda: 100 },
    metrics: { users: 600, ndcg: 0.35, recall: 0.2, precision: 0.25, coverage: 0.1, k: 10 },
    dataHash: 'abc',
    seed: 1,
    users: 610,
    items: 9724,
    interactions: 100_000,
    trainSeconds: 1.5,
    createdAt: 1_000,
    file: `${id}.model`,
    ...changes,
  };
}

export function modelRegistrySuite(
  engine: string,
  open: () => Promise<{ registry: ModelRegistry; close: () => Promise<void> }>,
): void {
  const check = (name: string, body: (registry: ModelRegistry) => Promise<void>): void => {
    test(`${engine} model registry: ${name}`, async () => {
      const { registry, close } = await open();
      try {
        await body(registry);
      } finally {
        await close();
      }
    });
  };

  check('find() answers what was put, list() newest first', async (registry) => {
    const first = newModel('a');
    await registry.put(first);
    await registry.put(newModel('b', { createdAt: 2_000, metrics: null }));
    assert.deepEqual(await registry.find('a'), { ...first, aliases: [] });
    assert.equal(await registry.find('c'), null);
    const listed = await registry.list();
    assert.deepEqual(
      listed.map((model) => [model.id, model.metrics?.ndcg]),
      [
        ['b', undefined],
        ['a', 0.35],
      ],
    );
  });

  check('promote() points the alias and keeps what was before', async (registry) => {
    for (const id of ['a', 'b']) await registry.put(newModel(id));
    assert.equal(await registry.alias('champion'), null);
    await registry.promote('champion', 'a', 10);
    assert.deepEqual(await registry.alias('champion'), { modelId: 'a', previousId: null });
    await registry.promote('champion', 'b', 20);
    await registry.promote('champion', 'b', 30);
    assert.deepEqual(await registry.alias('champion'), { modelId: 'b', previousId: 'a' });
    assert.deepEqual((await registry.find('b'))?.aliases, ['champion']);
    assert.deepEqual((await registry.find('a'))?.aliases, []);
  });

  check('promote() refuses a model that is not there', async (registry) => {
    await assert.rejects(registry.promote('champion', 'never-trained', 10));
    assert.equal(await registry.alias('champion'), null);
  });

  check('rollback() goes back, a second one forth again', async (registry) => {
    for (const id of ['a', 'b']) await registry.put(newModel(id));
    assert.equal(await registry.rollback('champion', 1), false);
    await registry.promote('champion', 'a', 10);
    assert.equal(await registry.rollback('champion', 11), false);
    await registry.promote('champion', 'b', 20);
    assert.equal(await registry.rollback('champion', 30), true);
    assert.deepEqual(await registry.alias('champion'), { modelId: 'a', previousId: 'b' });
    assert.equal(await registry.rollback('champion', 40), true);
    assert.equal((await registry.alias('champion'))?.modelId, 'b');
  });

  check('remove() takes out what no alias points at, and with it the way back to it', async (registry) => {
    for (const id of ['a', 'b', 'c']) await registry.put(newModel(id));
    await registry.promote('champion', 'a', 10);
    await registry.promote('champion', 'b', 20);
    assert.equal(await registry.remove('b'), 'in-service');
    assert.equal(await registry.remove('c'), 'removed');
    assert.equal(await registry.remove('c'), 'absent');
    assert.equal(await registry.remove('a'), 'removed');
    assert.deepEqual(await registry.alias('champion'), { modelId: 'b', previousId: null });
    assert.deepEqual(
      (await registry.list()).map(({ id }) => id),
      ['b'],
    );
  });
}
