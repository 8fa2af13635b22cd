// Tests of threads: answers in order, shared memory, state, faults, deaths, and that a program ends.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { openThreads } from './open-threads.ts';

const module = new URL('./open-threads.fixture.ts', import.meta.url);
const threads = openThreads({ count: 2, module });
after(() => threads.close());

test('Threads.run sends one message to every thread', async () => {
  const answers = await threads.run('where', { value: 7 });
  assert.deepEqual(answers, [
    { value: 7, thread: 0, count: 2 },
    { value: 7, thread: 1, count: 2 },
  ]);
});

test('Threads.run sends a list round the threads and answers in its order', async () => {
  const answers = await threads.run(
    'where',
    [1, 2, 3, 4, 5].map((value) => ({ value })),
  );
  assert.deepEqual(
    answers,
    [1, 2, 3, 4, 5].map((value, i) => ({ value, thread: i % 2, count: 2 })),
  );
});

test('Threads.run shares the memory in a message', async () => {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const done = new Int32Array(new SharedArrayBuffer(4 * 1000));
  await threads.run('claim', { counter, done });
  assert.ok(done.every((thread) => thread === 1 || thread === 2));
});

test('Threads.run rejects with the error of a task, its code kept, and goes on', async () => {
  await assert.rejects(threads.run('fail-on', { thread: 1 }), {
    name: 'RecommenderError',
    code: 'unsupported',
    message: 'Cannot go on in 1',
  });
  assert.equal((await threads.run('where', { value: 1 })).length, 2);
});

test('Threads.run rejects only when every thread is done', async () => {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  await assert.rejects(threads.run('late', { flag }), { message: 'Cannot keep time' });
  assert.equal(flag[0], 2);
});

test('Threads.run rejects an unknown task, an answer and a message that cannot be cloned', async () => {
  await assert.rejects(threads.run('fly', {}), { code: 'unsupported', message: /"fly" .*: known are where/ });
  await assert.rejects(threads.run('unsendable', {}), { message: /Cannot send the answer/ });
  await assert.rejects(threads.run('where', { value: () => 1 }), { name: 'DataCloneError' });
});

test('Threads.dropJob has every thread forget what tasks kept', async () => {
  const [job, other] = [threads.newJob(), threads.newJob()];
  assert.notEqual(job, other);
  await threads.run('remember', { job });
  assert.deepEqual(await threads.run('remember', { job }), [1, 1]);
  await threads.dropJob(job);
  assert.deepEqual(await threads.run('remember', { job }), [0, 0]);
});

test('Threads.run rejects when a thread dies, and from then on', async () => {
  const mortal = openThreads({ count: 2, module });
  await assert.rejects(mortal.run('die', { thread: 1 }), {
    code: 'thread-failed',
    message: /thread 1: it died/,
  });
  await assert.rejects(mortal.run('where', { value: 1 }), { code: 'thread-failed' });
  await mortal.close();
});

test('Threads.run rejects when the module of the threads does not load', async () => {
  const missing = openThreads({ count: 1, module: new URL('./no-such-module.ts', import.meta.url) });
  await assert.rejects(missing.run('where', {}), { code: 'thread-failed' });
});

test('Threads.close rejects what runs', async () => {
  const closed = openThreads({ count: 1, module });
  const run = closed.run('late', { flag: new Int32Array(new SharedArrayBuffer(4)) });
  await Promise.all([assert.rejects(run, { code: 'thread-failed', message: /closed/ }), closed.close()]);
  await assert.rejects(closed.run('where', {}), { code: 'thread-failed' });
});

test('openThreads lets a program end that does not close them, after its runs', () => {
  const path = fileURLToPath(new URL('./open-threads.ts', import.meta.url));
  const script = `import { openThreads } from ${JSON.stringify(path)};
    const threads = openThreads({ count: 2, module: new URL(${JSON.stringify(module.href)}) });
    console.log((await threads.run('where', { value: 1 })).length);`;
  const { stdout, status, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.deepEqual([stdout.trim(), status, signal], ['2', 0, null]);
});

test('openThreads refuses a count below 1', () => {
  assert.throws(() => openThreads({ count: 0 }), { code: 'invalid-parameter' });
});
