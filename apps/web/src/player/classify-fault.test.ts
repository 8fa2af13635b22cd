// What errors of the player mean.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyFault } from './classify-fault.ts';

const answered = (status: number, text = '', severity = 2) =>
  classifyFault({ severity, category: 1, code: 1001, data: ['https://kinora.test/1.m4s', status, text] });

test('classifyFault() tells a bad address from a stream that was stopped and a place that was taken', () => {
  assert.equal(answered(403, '{"code":"media_address_expired"}'), 'address');
  assert.equal(answered(403, '{"code":"media_session_ended"}'), 'ended');
  assert.equal(answered(403, '<html>'), 'address');
  assert.equal(answered(409, '{"code":"stream_limit_reached"}'), 'full');
});

test('classifyFault() asks for a fresh address even when the player would try another rung first', () => {
  assert.equal(answered(403, '', 1), 'address');
});

test('classifyFault() waits for a network and a server that come back, not for a file that is missing', () => {
  assert.equal(classifyFault({ severity: 2, category: 1, code: 1002, data: [] }), 'network');
  assert.equal(answered(503), 'network');
  assert.equal(answered(429), 'network');
  assert.equal(answered(404), 'film');
});

test('classifyFault() leaves to the player what the player mends', () => {
  assert.equal(classifyFault({ severity: 1, category: 1, code: 1002 }), 'none');
  assert.equal(answered(503, '', 1), 'none');
  assert.equal(classifyFault({ severity: 2, category: 3, code: 3016 }), 'film');
});
