import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localUrl } from './local-url.ts';

test('localUrl() names this machine when the service listens everywhere, and brackets IPv6', () => {
  assert.equal(localUrl('0.0.0.0', 80), 'http://localhost:80');
  assert.equal(localUrl('::', 80), 'http://localhost:80');
  assert.equal(localUrl('::1', 8080), 'http://[::1]:8080');
  assert.equal(localUrl('kinora.lan', 8080), 'http://kinora.lan:8080');
});
