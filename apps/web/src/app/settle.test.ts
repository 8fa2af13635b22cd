// Outcomes of calls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpError } from '@kinora/sdk';
import { settle, settleEmpty } from './settle.ts';

const problem = { type: '', title: '', status: 409, code: 'profile_last', detail: 'x', instance: '1' };
const refusal = (status: number, data: unknown) => Promise.reject(new HttpError(status, data, new Headers()));

test('settle() keeps the answer', async () => {
  assert.deepEqual(await settle(Promise.resolve(7)), { data: 7 });
});

test('settle() keeps status, code and faults of a problem and nothing else', async () => {
  const faults = [{ path: 'email', message: 'is invalid' }];
  assert.deepEqual(await settle(refusal(409, problem)), { error: { status: 409, code: 'profile_last' } });
  assert.deepEqual(await settle(refusal(400, { ...problem, faults })), {
    error: { status: 400, code: 'profile_last', faults },
  });
});

test('settle() calls a missing answer and a gateway without one "network"', async () => {
  assert.deepEqual(await settle(Promise.reject(new TypeError('Failed to fetch'))), {
    error: { status: 0, code: 'network' },
  });
  assert.deepEqual(await settle(refusal(502, '<html>')), { error: { status: 502, code: 'network' } });
  assert.deepEqual(await settle(refusal(500, undefined)), { error: { status: 500, code: 'other' } });
});

test('settleEmpty() answers null where there is no body', async () => {
  assert.deepEqual(await settleEmpty(Promise.resolve(undefined)), { data: null });
  assert.deepEqual(await settleEmpty(refusal(404, problem)), {
    error: { status: 404, code: 'profile_last' },
  });
});
