// What every record of experiments must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewRun, RunStore } from './ports.ts';

export function newRun(changes: Partial<NewRun> = {}): NewRun {
  const half = { low: 0.3, high: 0.4 };
  return {
    kind: 'train',
    batch: 'train-1',
    model: 'ease',
    modelId: null,
    params: { lambda: 100, likeness: 'cosine', halfLife: null },
    seed: 1,
    dataHash: 'abc',
    data: { users: 610, items: 9724, interactions: 100_000 },
    split: 'random 0.2',
    metrics: { users: 600, ndcg: 0.35, recall: 0.2, precision: 0.25, coverage: 0.1, k: 10 },
    intervals: { ndcg: half, recall: half, precision: half },
    comparison: null,
    fitSeconds: 1.25,
    evaluateSeconds: 0.5,
    peakBytes: 150_000_000,
    version: '0.1.0',
    commit: null,
    machine: 'linux x64, 2 cores',
    createdAt: 1_000,
    ...changes,
  };
}

export function runStoreSuite(
  engine: string,
  open: () => Promise<{ runs: RunStore; close: () => Promise<void> }>,
): void {
  const check = (name: string, body: (runs: RunStore) => Promise<void>): void => {
    test(`${engine} run store: ${name}`, async () => {
      const { runs, close } = await open();
      try {
        await body(runs);
      } finally {
        await close();
      }
    });
  };

  check('find() answers what was put, whole', async (runs) => {
    const run = newRun();
    const id = await runs.put(run);
    assert.deepEqual(await runs.find(id), { ...run, id });
    assert.equal(await runs.find(id + 1), null);
  });

  check('list() is newest first, in pages, by model and by batch', async (runs) => {
    const ids: number[] = [];
    for (const change of [{}, { model: 'popularity' }, { batch: 'tune-2', kind: 'tune' as const }, {}])
      ids.push(await runs.put(newRun(change)));
    const listed = async (query: Parameters<RunStore['list']>[0]): Promise<number[]> =>
      (await runs.list(query)).map(({ id }) => id);
    assert.deepEqual(await listed({ limit: 9 }), ids.toReversed());
    assert.deepEqual(await listed({ limit: 2 }), [ids[3], ids[2]]);
    assert.deepEqual(await listed({ limit: 2, before: ids[2] }), [ids[1], ids[0]]);
    assert.deepEqual(await listed({ limit: 9, model: 'popularity' }), [ids[1]]);
    assert.deepEqual(await listed({ limit: 9, batch: 'tune-2' }), [ids[2]]);
  });

  check('register() notes the model made of a run', async (runs) => {
    const id = await runs.put(newRun());
    const other = await runs.put(newRun());
    await runs.register(id, 'ease-1');
    assert.equal((await runs.find(id))?.modelId, 'ease-1');
    assert.equal((await runs.find(other))?.modelId, null);
  });

  check('compare() notes how a run stands beside another and leaves the rest as it is', async (runs) => {
    const first = await runs.put(newRun());
    const id = await runs.put(newRun({ model: 'popularity' }));
    const tests = [
      { metric: 'ndcg' as const, difference: -0.1, interval: { low: -0.12, high: -0.08 }, p: 0.001 },
    ];
    await runs.compare(id, { run: first, tests });
    const run = newRun({ model: 'popularity', comparison: { run: first, tests } });
    assert.deepEqual(await runs.find(id), { ...run, id });
    assert.equal((await runs.find(first))?.comparison, null);
  });
}
