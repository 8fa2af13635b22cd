import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRange } from './serve-range.ts';

test('parseRange() reads the forms of RFC 9110 14.1.2 and bounds them by the file', () => {
  assert.deepEqual(parseRange('bytes=0-99', 1000), { start: 0, end: 99 });
  assert.deepEqual(parseRange('bytes=900-', 1000), { start: 900, end: 999 });
  assert.deepEqual(parseRange('bytes=900-5000', 1000), { start: 900, end: 999 });
  assert.deepEqual(parseRange('bytes=-100', 1000), { start: 900, end: 999 });
  assert.deepEqual(parseRange('bytes=-5000', 1000), { start: 0, end: 999 });
  assert.deepEqual(parseRange('bytes=999-999', 1000), { start: 999, end: 999 });
});

test('parseRange() says when no byte asked for exists', () => {
  assert.equal(parseRange('bytes=1000-', 1000), 'unsatisfiable');
  assert.equal(parseRange('bytes=-0', 1000), 'unsatisfiable');
  assert.equal(parseRange('bytes=0-', 0), 'unsatisfiable');
  assert.equal(parseRange('bytes=-1', 0), 'unsatisfiable');
});

test('parseRange() answers with the whole file what it does not read', () => {
  for (const header of [
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=a-b',
    'bytes=5-2',
    'lines=1-2',
    'bytes=0-1,5-6',
    'bytes=99999999999999999-',
  ]) {
    assert.equal(parseRange(header, 1000), null, String(header));
  }
});
