// Works in step.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inStep } from './in-step.ts';

function* steps(name: string, pieces: number, log: string[]): Generator<number, string, void> {
  try {
    for (let i = 1; i <= pieces; i++) {
      log.push(name);
      yield i / pieces;
    }
    return `${name} made`;
  } finally {
    log.push(`${name} closed`);
  }
}

test('inStep() always goes on with the work that is least far, and answers in order', async () => {
  const log: string[] = [];
  const seen: string[] = [];
  const made = await inStep([steps('a', 2, log), steps('b', 4, log)], async (fractions) => {
    seen.push(fractions.join(' '));
  });
  assert.deepEqual(made, ['a made', 'b made']);
  assert.deepEqual(log, ['a', 'b', 'b', 'a', 'b', 'b', 'a closed', 'b closed']);
  assert.equal(seen.at(-1), '1 1');
});

test('inStep() closes all works when one throws', async () => {
  const log: string[] = [];
  function* broken(): Generator<number, string, void> {
    yield 0.6;
    throw new Error('no more');
  }
  await assert.rejects(
    inStep([steps('a', 3, log), broken()], () => Promise.resolve()),
    /no more/,
  );
  assert.ok(log.includes('a closed'));
});
