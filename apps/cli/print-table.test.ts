import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTable } from './print-table.ts';

test('formatTable() aligns words to the left and numbers to the right', () => {
  assert.equal(
    formatTable(
      ['model', 'NDCG'],
      [
        ['EASE', 0.3512345],
        ['popularity', 0.2],
      ],
    ),
    ['model         NDCG', '──────────  ──────', 'EASE        0.3512', 'popularity  0.2000'].join('\n'),
  );
});
