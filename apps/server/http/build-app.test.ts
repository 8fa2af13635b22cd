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
