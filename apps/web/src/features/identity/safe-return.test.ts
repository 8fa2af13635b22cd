// Where signing in may lead.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeReturn } from './safe-return.ts';

test('safeReturn() keeps an address of this application', () => {
  assert.equal(safeReturn('/title/3?from=home'), '/title/3?from=home');
});

test('safeReturn() goes home instead of to another host', () => {
  for (const address of ['//evil.example', '/\\evil.example', 'https://evil.example', '', null])
    assert.equal(safeReturn(address), '/');
});
