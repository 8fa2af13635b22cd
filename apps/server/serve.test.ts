import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { compose } from './compose.ts';
import { readConfig } from './config.ts';
import { serve } from './serve.ts';

test('serve() says that the port is taken, and what to do', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve));
  const { port } = taken.address() as AddressInfo;
  const home = mkdtempSync(join(tmpdir(), 'kinora-serve-'));
  const kinora = await compose(readConfig({ KINORA_HOME: home, PORT: String(port) }, '/'));
  try {
    await assert.rejects(serve(kinora, false), {
      code: 'address_unusable',
      message: `Cannot listen on localhost:${port}: another program, perhaps another Kinora, listens there; set PORT to another`,
    });
  } finally {
    await kinora.close();
    taken.close();
    rmSync(home, { recursive: true });
  }
});

test('serve() answers health, the description of the API and unknown addresses on a free port', async () => {
  const home = mkdtempSync(join(tmpdir(), 'kinora-serve-'));
  const kinora = await compose(readConfig({ KINORA_HOME: home, PORT: '0' }, '/'));
  const { url, close } = await serve(kinora, false);
  try {
    assert.deepEqual(await (await fetch(`${url}/health/ready`)).json(), { status: 'ok' });
    assert.match(await (await fetch(`${url}/metrics`)).text(), /kinora_http_request_duration_seconds/);
    const openapi = (await (await fetch(`${url}/openapi.json`)).json()) as { openapi: string; paths: object };
    assert.equal(openapi.openapi, '3.1.0');
    for (const path of ['/movies', '/users', '/ratings', '/tags', '/links'])
      assert.ok(path in openapi.paths, path);
    const unknown = await fetch(`${url}/api/v1/nothing-here`);
    assert.equal(unknown.status, 404);
    assert.match(String(unknown.headers.get('content-type')), /^application\/problem\+json/);
    for (const path of [
      '/art/poster/1-aaaa/../../kinora.db',
      '/art/poster/..%2f..%2fkinora.db/240.webp',
      '/media/x/1/init.mp4',
    ]) {
      const answer = await fetch(`${url}${path}`);
      assert.ok(answer.status >= 400 && answer.status < 500, `${path}: ${answer.status}`);
    }
  } finally {
    await close();
    await kinora.close();
    rmSync(home, { recursive: true });
  }
});
