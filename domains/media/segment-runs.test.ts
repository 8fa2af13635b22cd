import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { segmentRuns, type Run } from './segment-runs.ts';

/** Runs that go on when the test says so. */
function bench(parallel = 2) {
  const started: {
    run: Run;
    signal: AbortSignal;
    made: (segment: number) => void;
    end: (error?: Error) => void;
  }[] = [];
  let now = 0;
  const runs = segmentRuns({
    parallel,
    clock: { now: () => now },
    make(run, made, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => reject(new Error('stopped')));
      started.push({ run, signal, made, end: (error) => (error ? reject(error) : resolve()) });
      return promise;
    },
  });
  const firsts = () => started.filter(({ signal }) => !signal.aborted).map(({ run }) => run.first);
  return { runs, started, firsts, pass: (milliseconds: number) => (now += milliseconds) };
}

const run = (first: number, last = first + 4, key = '1/video-360'): Run => ({ key, first, last });
const never = new AbortController().signal;

test('segmentRuns() makes one run for ten who wait for the same segments', async () => {
  const { runs, started } = bench();
  const waiting = Array.from({ length: 10 }, (_, i) => runs.wait(7 + (i % 2), run(7), never));
  const header = runs.wait(0, run(1), never);
  assert.equal(started.length, 1);
  assert.ok(
    runs.covers('1/video-360', 11) && !runs.covers('1/video-360', 12) && !runs.covers('2/video-360', 8),
  );
  started[0]?.made(7);
  await header;
  started[0]?.made(8);
  await Promise.all(waiting);
});

test('segmentRuns() makes at most so many at a time, what is waited for first', async () => {
  const { runs, started, firsts } = bench(2);
  runs.prepare(run(1));
  const first = runs.wait(20, run(20), never);
  runs.prepare(run(30));
  const second = runs.wait(40, run(40), never);
  await turn();
  // The one made ahead gave its place to the viewer.
  assert.deepEqual(firsts(), [20, 40]);
  for (const { made, end, signal } of started) {
    if (signal.aborted) continue;
    made(20);
    made(40);
    end();
  }
  await Promise.all([first, second]);
  await turn();
  assert.deepEqual(firsts(), [20, 40, 30]);
});

test('segmentRuns() drops a run when the last who waits for it leaves, and not before', async () => {
  const { runs, started } = bench();
  const [one, two] = [new AbortController(), new AbortController()];
  const waits = [runs.wait(3, run(3), one.signal), runs.wait(4, run(4), two.signal)];
  one.abort();
  assert.equal(started[0]?.signal.aborted, false);
  two.abort();
  assert.equal(started[0]?.signal.aborted, true);
  await Promise.all(waits);
  assert.equal(runs.covers('1/video-360', 4), false);
  const again = runs.wait(3, run(3), never);
  assert.equal(started.length, 2);
  started[1]?.made(3);
  await again;
});

test('segmentRuns() drops what is made ahead of nobody', () => {
  const { runs, started, pass } = bench();
  runs.prepare(run(3));
  pass(10_000);
  runs.touch('1/video-360');
  pass(10_000);
  started[0]?.made(3);
  assert.equal(started[0]?.signal.aborted, false);
  pass(10_000);
  started[0]?.made(4);
  assert.equal(started[0]?.signal.aborted, true);
});

test('segmentRuns() goes on with a run that somebody waited long for', async () => {
  const { runs, started, pass } = bench();
  const slow = runs.wait(3, run(3), never);
  pass(60_000);
  started[0]?.made(3);
  await slow;
  assert.equal(started[0]?.signal.aborted, false);
});

test('segmentRuns() tells a failure to all who wait, and tries again for who asks again', async () => {
  const { runs, started } = bench();
  const waits = [runs.wait(3, run(3), never), runs.wait(5, run(5), never)];
  started[0]?.end(new Error('killed'));
  for (const wait of waits) await assert.rejects(wait, /killed/);
  const again = runs.wait(3, run(3), never);
  started[1]?.made(3);
  await again;
  runs.close();
  assert.equal(started[1]?.signal.aborted, true);
});
