// Tests of run records: made by a real run, written, read back, compared.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { evaluate } from '../evaluation/evaluate.ts';
import { splitRandom } from '../evaluation/split.ts';
import { Interactions } from '../interactions.ts';
import { Ease } from '../models/ease.ts';
import { Popularity } from '../models/popularity.ts';
import { createRandom } from '../random.ts';
import { compareRuns } from './compare-runs.ts';
import { recordRun } from './record-run.ts';
import { formatRuns, parseRuns } from './run-lines.ts';
import type { RunRecord } from './run-record.ts';

const random = createRandom(3);
const data = Interactions.from(
  Array.from({ length: 900 }, (_, i) => [i % 60, (i % 2) * 20 + random.integer(20)] as const),
);
const split = splitRandom(data, { random: createRandom(1) });

async function runOf(lambda: number, id: string): Promise<RunRecord> {
  let now = 0;
  const memory = [100, 900, 300];
  const recorder = recordRun(
    {
      id,
      startedAt: '2026-01-31T12:00:00.000Z',
      seed: 1,
      dataHash: split.train.hash,
      commit: '0123abc',
      version: '0.1.0',
      machine: 'a test',
    },
    { now: () => (now += 250), memory: () => memory.shift() ?? 200 },
  );
  const model = new Ease({ lambda });
  await recorder.phase('fit', () => model.fit(split.train));
  const evaluation = await recorder.phase('evaluate', () => evaluate(model, split, { ks: [5] }));
  return recorder.finish(model, evaluation);
}

test('recordRun collects seed, data, parameters, phases, peak memory and metrics with intervals', async () => {
  const run = await runOf(2, 'a');
  assert.deepEqual(run.parameters, { lambda: 2 });
  assert.deepEqual(run.seconds, { fit: 0.25, evaluate: 0.25 });
  assert.equal(run.peakMemory, 900);
  assert.equal(run.split, 'random 0.2');
  const ndcg = run.metrics['ndcg@5']!;
  assert.ok(ndcg.interval!.low <= ndcg.value && ndcg.value <= ndcg.interval!.high);
  assert.equal(run.metrics['coverage@5']!.interval, null);
});

test('recordRun notes a phase that fails, and refuses the figures of another model', async () => {
  const start = {
    id: 'x',
    startedAt: '2026-01-31T12:00:00Z',
    seed: 1,
    dataHash: data.hash,
    commit: null,
    version: '0.1.0',
    machine: 'a test',
  };
  let now = 0;
  const recorder = recordRun(start, { now: () => (now += 1000) });
  const model = new Popularity();
  await assert.rejects(
    recorder.phase('fit', () => Promise.reject(new Error('out of luck'))),
    /out of luck/,
  );
  await recorder.phase('fit', () => model.fit(data));
  const run = recorder.finish(model);
  assert.deepEqual([run.seconds, run.peakMemory, run.split, run.metrics], [{ fit: 2 }, null, null, {}]);
  const ease = new Ease({ lambda: 1 });
  await ease.fit(split.train);
  const evaluation = await evaluate(ease, split, { ks: [5], resamples: 0 });
  assert.throws(() => recorder.finish(model, evaluation), { message: /popularity with the figures of ease/ });
});

test('formatRuns and parseRuns give back what went in', async () => {
  const runs = [await runOf(2, 'a'), await runOf(50, 'b')];
  const text = formatRuns(runs);
  assert.equal(text.split('\n').length, 3);
  assert.deepEqual(parseRuns(text), runs);
  assert.deepEqual(parseRuns(`\n${text}\r\n  \n`), runs);
  assert.deepEqual(parseRuns(''), []);
});

test('parseRuns names the line and the field that is wrong', async () => {
  const run = await runOf(2, 'a');
  const faulty = (change: object): string => `\n${JSON.stringify({ ...run, ...change })}`;
  const code = 'invalid-run-record';
  for (const [text, message] of [
    ['{', /record 1: it is not JSON/],
    ['[]', /record 1: it is not an object/],
    [faulty({ format: 2 }), /record 2: format must be 1, not 2/],
    [faulty({ seed: '1' }), /record 2: seed must be a number, not "1"/],
    [faulty({ seed: undefined }), /record 2: seed must be a number, not missing/],
    [faulty({ dataHash: 'abc' }), /dataHash must be 32 hex digits/],
    [faulty({ startedAt: 'yesterday' }), /startedAt must be a time/],
    [faulty({ seconds: { fit: -1 } }), /seconds must be/],
    [faulty({ metrics: { 'ndcg@5': 0.3 } }), /metrics must be/],
    [faulty({ metrics: { 'ndcg@5': { value: 0.3, interval: { low: 0 } } } }), /metrics must be/],
    [faulty({ peakMemory: 'much' }), /peakMemory must be/],
  ] as const)
    assert.throws(() => parseRuns(text), { code, message });
});

test('compareRuns tells what differs, and when figures cannot be set side by side', async () => {
  const before = await runOf(2, 'a');
  const after = await runOf(5000, 'b');
  const same = compareRuns(before, before);
  assert.deepEqual([same.incomparable, same.circumstances, same.parameters], [[], {}, {}]);
  assert.ok(same.metrics.length > 5 && same.metrics.every(({ difference }) => difference === 0));
  const { parameters, metrics, costs, incomparable } = compareRuns(before, {
    ...after,
    seconds: { fit: 1 },
    peakMemory: 450,
  });
  assert.deepEqual(parameters, { lambda: [2, 5000] });
  assert.deepEqual(incomparable, []);
  assert.deepEqual(costs, { seconds: 2, peakMemory: 0.5 });
  const ndcg = metrics.find(({ name }) => name === 'ndcg@5')!;
  assert.equal(ndcg.difference, after.metrics['ndcg@5']!.value - before.metrics['ndcg@5']!.value);
  assert.equal(metrics.find(({ name }) => name === 'coverage@5')!.apart, null);
  const shifted = {
    ...before,
    metrics: { 'ndcg@5': { value: 9, interval: { low: 8, high: 10 } } },
    split: 'temporal 0.2',
    dataHash: 'f'.repeat(32),
    commit: null,
    parameters: {},
  };
  const other = compareRuns(before, shifted);
  assert.equal(other.incomparable.length, 2);
  assert.deepEqual(
    other.metrics.map(({ name, apart }) => [name, apart]),
    [['ndcg@5', true]],
  );
  assert.deepEqual(other.circumstances, { commit: ['0123abc', null] });
  assert.deepEqual(other.parameters, { lambda: [2, null] });
});
