// What every job store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTLE_MS, type JobStore, type NewJob } from './ports.ts';

const encode: NewJob = {
  kind: 'encode',
  uniqueKey: 'encode:1',
  payload: { asset: 1 },
  priority: 5,
  maxAttempts: 3,
};

export function jobStoreSuite(
  engine: string,
  open: () => Promise<{ store: JobStore; close: () => Promise<void> }>,
): void {
  const check = (name: string, body: (store: JobStore) => Promise<void>): void => {
    test(`${engine} job store: ${name}`, async () => {
      const { store, close } = await open();
      try {
        await body(store);
      } finally {
        await close();
      }
    });
  };

  check('put() queues a key once while it is ready or running', async (store) => {
    const first = await store.put(encode, 100);
    const second = await store.put({ ...encode, payload: { asset: 2 } }, 200);
    assert.equal(second.id, first.id);
    assert.deepEqual(second.payload, { asset: 1 });
  });

  check('put() makes one job, however many ask at the same moment', async (store) => {
    const jobs = await Promise.all(Array.from({ length: 8 }, () => store.put(encode, 100)));
    assert.equal(new Set(jobs.map(({ id }) => id)).size, 1);
  });

  check('put() runs a finished key again', async (store) => {
    const job = await store.put(encode, 100);
    await store.claim('a', ['encode'], 100, 200);
    await store.finish(job.id, 'a', 150);
    assert.equal((await store.put(encode, 300)).state, 'ready');
  });

  check('claim() gives a job to one of many who ask', async (store) => {
    await store.put(encode, 100);
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, worker) => store.claim(`w${worker}`, ['encode'], 100, 200)),
    );
    assert.equal(claims.filter(Boolean).length, 1);
  });

  check('claim() takes by priority, then by age, and only the kinds asked for', async (store) => {
    await store.put({ ...encode, uniqueKey: 'late', priority: 10 }, 90);
    await store.put({ ...encode, uniqueKey: 'urgent', priority: 0 }, 100);
    await store.put({ ...encode, uniqueKey: 'other', kind: 'train', priority: 0 }, 80);
    assert.equal((await store.claim('a', ['encode'], 100, 200))?.uniqueKey, 'urgent');
    assert.equal((await store.claim('a', ['encode'], 100, 200))?.uniqueKey, 'late');
    assert.equal(await store.claim('a', ['encode'], 100, 200), null);
  });

  check('claim() takes over a job whose lease ran out, and its first owner learns it', async (store) => {
    const job = await store.put(encode, 100);
    await store.claim('dead', ['encode'], 100, 200);
    assert.equal(await store.claim('b', ['encode'], 150, 250), null);
    const taken = await store.claim('b', ['encode'], 201, 300);
    assert.equal(taken?.attempts, 2);
    assert.equal(await store.heartbeat(job.id, 'dead', 0.5, 210, 400), false);
    assert.equal(await store.heartbeat(job.id, 'b', 0.5, 210, 400), true);
    assert.equal((await store.find(job.id))?.progress, 0.5);
  });

  check('claim() gives up a job that took each of its workers down', async (store) => {
    const job = await store.put({ ...encode, maxAttempts: 1 }, 100);
    await store.claim('dead', ['encode'], 100, 200);
    assert.equal(await store.claim('b', ['encode'], 201, 300), null);
    assert.equal((await store.find(job.id))?.errorCode, 'worker_lost');
  });

  check('fail() waits until the retry is due, and ends when there is none', async (store) => {
    const job = await store.put(encode, 100);
    await store.claim('a', ['encode'], 100, 200);
    await store.fail(job.id, 'a', { code: 'disk_full', message: 'Cannot write' }, 500, 110);
    assert.equal(await store.claim('a', ['encode'], 499, 600), null);
    await store.claim('a', ['encode'], 500, 600);
    await store.fail(job.id, 'a', { code: 'disk_full', message: 'Cannot write' }, null, 510);
    const failed = await store.find(job.id);
    assert.equal(failed?.state, 'failed');
    assert.equal(failed?.errorCode, 'disk_full');
  });

  check('cancel() makes the next heartbeat say stop', async (store) => {
    const job = await store.put(encode, 100);
    await store.claim('a', ['encode'], 100, 200);
    await store.cancel(job.id, 120);
    assert.equal(await store.heartbeat(job.id, 'a', 0.1, 130, 300), false);
  });

  check(
    'pause() keeps a job from every worker and resume() gives it back with its progress',
    async (store) => {
      const job = await store.put(encode, 100);
      await store.claim('a', ['encode'], 100, 200);
      await store.heartbeat(job.id, 'a', 0.4, 110, 300);
      assert.equal(await store.pause(job.id, 120), true);
      assert.equal(await store.pause(job.id, 121), false);
      assert.equal(await store.heartbeat(job.id, 'a', 0.5, 130, 400), false);
      await store.finish(job.id, 'a', 131);
      await store.fail(job.id, 'a', { code: 'x', message: 'x' }, null, 132);
      assert.equal(await store.claim('b', ['encode'], 999_999, 1_000_000), null);
      assert.equal((await store.put(encode, 140)).state, 'paused');
      assert.equal(await store.resume(job.id, 150), true);
      assert.equal(await store.resume(job.id, 151), false);
      const again = await store.claim('b', ['encode'], 120 + SETTLE_MS, 999_999);
      assert.deepEqual([again?.progress, again?.attempts], [0.4, 1]);
    },
  );

  check('a job taken from its worker is not given to another before that one has noticed', async (store) => {
    const job = await store.put(encode, 100);
    await store.claim('a', ['encode'], 100, 200);
    await store.pause(job.id, 120);
    await store.resume(job.id, 121);
    assert.equal(await store.claim('b', ['encode'], 122, 999), null);
    assert.notEqual(await store.claim('b', ['encode'], 120 + SETTLE_MS, 9_999), null);
    await store.cancel(job.id, 4_000);
    await store.put(encode, 4_001);
    assert.equal(await store.claim('c', ['encode'], 4_002, 9_999), null);
    assert.notEqual(await store.claim('c', ['encode'], 4_000 + SETTLE_MS, 19_999), null);
  });

  check('cancel() ends a paused job, and pause() leaves what has ended alone', async (store) => {
    const job = await store.put(encode, 100);
    await store.pause(job.id, 110);
    await store.cancel(job.id, 120);
    assert.equal((await store.find(job.id))?.state, 'cancelled');
    assert.equal(await store.resume(job.id, 130), false);
    assert.equal(await store.pause(job.id, 140), false);
    assert.equal(await store.pause(job.id + 1, 150), false);
  });

  check('claim() notes when the attempt began and how far the work was', async (store) => {
    const job = await store.put(encode, 100);
    assert.deepEqual([job.startedAt, job.startProgress], [null, 0]);
    await store.claim('a', ['encode'], 150, 200);
    await store.heartbeat(job.id, 'a', 0.25, 160, 200);
    const taken = await store.claim('b', ['encode'], 300, 400);
    assert.deepEqual([taken?.startedAt, taken?.startProgress], [300, 0.25]);
  });

  check(
    'rest() keeps ended work from being taken up for a while, and leaves open work alone',
    async (store) => {
      const job = await store.put(encode, 100);
      assert.equal(await store.rest(encode.uniqueKey, 100, 900), false);
      await store.claim('a', ['encode'], 100, 999);
      assert.equal(await store.rest(encode.uniqueKey, 110, 900), false);
      await store.cancel(job.id, 120);
      assert.equal(await store.rest(encode.uniqueKey, 121, 900), false, 'its worker has not noticed yet');
      const settled = 120 + SETTLE_MS;
      assert.equal(await store.rest(encode.uniqueKey, settled, settled + 500), true);
      await store.put(encode, settled + 1);
      assert.equal(await store.claim('b', ['encode'], settled + 499, 9_999), null);
      assert.notEqual(await store.claim('b', ['encode'], settled + 500, 9_999), null);
      assert.equal(await store.rest('none such', 100, 900), false);
    },
  );

  check('release() gives jobs back at once, without counting the attempt', async (store) => {
    await store.put(encode, 100);
    await store.claim('a', ['encode'], 100, 999);
    await store.release('a', 110);
    assert.equal((await store.claim('b', ['encode'], 111, 999))?.attempts, 1);
  });
}
