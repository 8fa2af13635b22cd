import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildApp } from './build-app.ts';
import { securityHeaders } from './security-headers.ts';

test('every answer carries the security headers, errors and unknown addresses too', async () => {
  const app = await buildApp(
    { trustProxy: false, rateLimit: false, version: '0', logger: false },
    { api: (scope) => void scope.get('/fine', () => 'fine'), site: () => undefined },
  );
  for (const url of ['/api/v1/fine', '/api/v1/none', '/none', '/openapi.json']) {
    const { headers } = await app.inject({ url });
    for (const [name, value] of securityHeaders) assert.equal(headers[name], value, `${url} ${name}`);
  }
  assert.match(securityHeaders[0]?.[1] ?? '', /script-src 'self';/);
  await app.close();
});
