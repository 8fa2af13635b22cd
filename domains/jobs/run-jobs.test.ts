import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sqlJobStore } from '#adapters/sql/job-store.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { defineErrors } from '#engine/api/define-errors.ts';
import { runJobs, runNextJob, type JobHandler } from './run-jobs.ts';

const errors = defineErrors({
  not_a_film: { kind: 'invalid', when: 'In this test.', message: () => 'Cannot read it' },
});

async function worker(handler: JobHandler) {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const jobs = sqlJobStore(db);
  let now = 1000;
  const deps = {
    jobs,
    clock: { now: () => now },
    owner: 'w',
    handlers: { encode: handler },
    onError: () => undefined,
  };
  const job = await jobs.put(
    { kind: 'encode', uniqueKey: 'k', payload: { n: 1 }, priority: 1, maxAttempts: 2 },
    now,
  );
  return { deps, jobs, job, close, advance: (by: number) => (now += by) };
}

test('runNextJob() runs the handler with the payload and finishes the job', async () => {
  let seen: unknown;
  const { deps, jobs, job, close } = await worker((payload) => Promise.resolve(void (seen = payload)));
  assert.equal(await runNextJob(deps, new AbortController().signal), true);
  assert.deepEqual(seen, { n: 1 });
  assert.equal((await jobs.find(job.id))?.state, 'done');
  assert.equal(await runNextJob(deps, new AbortController().signal), false);
  await close();
});

test('runNextJob() tries a fault of the moment again, later, and not for ever', async () => {
  const { deps, jobs, job, close, advance } = await worker(() => Promise.reject(new Error('disk busy')));
  const { signal } = new AbortController();
  await runNextJob(deps, signal);
  assert.equal((await jobs.find(job.id))?.state, 'ready');
  assert.equal(await runNextJob(deps, signal), false);
  advance(2_000);
  await runNextJob(deps, signal);
  assert.equal((await jobs.find(job.id))?.state, 'failed');
  await close();
});

test('runNextJob() does not try again what is wrong with the input', async () => {
  const { deps, jobs, job, close } = await worker(() => Promise.reject(errors.not_a_film()));
  await runNextJob(deps, new AbortController().signal);
  const failed = await jobs.find(job.id);
  assert.equal(failed?.state, 'failed');
  assert.equal(failed?.errorCode, 'not_a_film');
  await close();
});

test('runJobs() gives its job back when it is stopped', async () => {
  const stop = new AbortController();
  const { deps, jobs, job, close } = await worker(async (_payload, { signal }) => {
    await sleep(5_000, undefined, { signal });
  });
  const running = runJobs(deps, stop.signal, new EventTarget());
  await sleep(20);
  stop.abort();
  await running;
  const left = await jobs.find(job.id);
  assert.equal(left?.state, 'ready');
  assert.equal(left?.attempts, 0);
  await close();
});

test('runJobs() goes on working after the store failed to answer once', async () => {
  const stop = new AbortController();
  const { deps, jobs, job, close } = await worker(() => Promise.resolve());
  const faults: unknown[] = [];
  let asked = 0;
  const locked = new Error('database is locked');
  const shaky = {
    ...jobs,
    claim: (...args: Parameters<typeof jobs.claim>) => {
      asked += 1;
      return asked === 1 ? Promise.reject(locked) : jobs.claim(...args);
    },
  };
  const onError = (_job: unknown, error: unknown) => void faults.push(error);
  const wake = new EventTarget();
  const running = runJobs({ ...deps, jobs: shaky, onError }, stop.signal, wake);
  await sleep(20);
  wake.dispatchEvent(new Event('job'));
  await sleep(20);
  stop.abort();
  await running;
  assert.deepEqual(faults, [locked]);
  assert.equal((await jobs.find(job.id))?.state, 'done');
  await close();
});

test('runNextJob() leaves a job alone that was cancelled meanwhile, and reports no fault', async () => {
  const { deps, jobs, job, close } = await worker(async (_payload, { signal }) => {
    await jobs.cancel(job.id, 1000);
    await sleep(5_000, undefined, { signal });
  });
  const faults: unknown[] = [];
  const onError = (_job: unknown, error: unknown) => void faults.push(error);
  await runNextJob({ ...deps, onError }, new AbortController().signal);
  assert.equal((await jobs.find(job.id))?.state, 'cancelled');
  assert.deepEqual(faults, []);
  await close();
});

test('runNextJob() does not try again what stands against what there is', async () => {
  const conflict = defineErrors({
    too_little: { kind: 'conflict', when: 'In this test.', message: () => 'Cannot train on nothing' },
  });
  const { deps, jobs, job, close } = await worker(() => Promise.reject(conflict.too_little()));
  await runNextJob(deps, new AbortController().signal);
  assert.equal((await jobs.find(job.id))?.errorCode, 'too_little');
  assert.equal((await jobs.find(job.id))?.state, 'failed');
  await close();
});
