import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRuns, parseRuns } from '@kinora/recommender';
import { newRun } from './run-store.suite.ts';
import { toRunRecord } from './to-run-record.ts';

test('toRunRecord() gives what the library reads back', () => {
  const record = toRunRecord({ ...newRun({ createdAt: 10_000, dataHash: 'ab'.repeat(16) }), id: 7 });
  assert.equal(record.id, '7');
  assert.equal(record.startedAt, '1970-01-01T00:00:08.250Z');
  assert.deepEqual(record.metrics['ndcg@10'], { value: 0.35, interval: { low: 0.3, high: 0.4 } });
  assert.deepEqual(parseRuns(formatRuns([record])), [record]);
});
