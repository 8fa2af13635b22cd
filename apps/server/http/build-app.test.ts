import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { buildApp } from './build-app.ts';

test('a client that hangs up before it is answered is no fault of the service', async (t) => {
  const faults: string[] = [];
  const log = new Writable({
    write(line: Buffer, _encoding, done) {
      faults.push(String(line));
      done();
    },
  });
  const app = await buildApp(
    { trustProxy: false, rateLimit: true, version: '0', logger: pino({ level: 'error' }, log) },
    { api: (scope) => void scope.get('/fine', () => 'fine'), site: () => undefined },
  );
  t.after(() => app.close());
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const client = connect(port, '127.0.0.1');
      await once(client, 'connect');
      client.write('GET /api/v1/fine HTTP/1.1\r\nHost: localhost\r\n\r\n');
      setImmediate(() => client.resetAndDestroy());
      await once(client, 'close');
    }),
  );
  await sleep(50);
  assert.deepEqual(faults, []);
  assert.equal((await app.inject('/api/v1/fine')).body, 'fine');
});

test('an address that cannot be decoded is answered as a problem, with the security headers', async () => {
  const app = await buildApp(
    { trustProxy: false, rateLimit: false, version: '0', logger: false },
    { api: () => undefined, site: () => undefined },
  );
  const answer = await app.inject('/%zz');
  assert.equal(answer.statusCode, 400);
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
  assert.equal(answer.json<{ code: string }>().code, 'address_invalid');
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  await app.close();
});

test('a body that never ends does not hold its connection for ever', async () => {
  const app = await buildApp(
    { trustProxy: false, rateLimit: false, version: '0', logger: false },
    { api: () => undefined, site: () => undefined },
  );
  assert.ok(app.server.requestTimeout > 0 && app.server.requestTimeout <= 60_000);
  await app.close();
});
