import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fastify from 'fastify';
import { diskMediaFiles } from '#adapters/disk/media-files.ts';
import { segmentMemory } from '#domains/media/segment-memory.ts';
import { parseRange, serveRange } from './serve-range.ts';

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

test('serveRange() gives back what it was lent, whether the answer was read, asked for in part, or left', async () => {
  const root = mkdtempSync(join(tmpdir(), 'kinora-serve-range-'));
  const files = diskMediaFiles(root);
  const text = '0123456789'.repeat(400_000);
  await files.write(1, 'video-180/1.m4s', text);
  let now = 1_000_000;
  const memory = segmentMemory({ files, clock: { now: () => now }, limit: 100_000_000 });
  const app = fastify({ forceCloseConnections: true });
  app.route({
    method: ['GET', 'HEAD'],
    url: '/segment',
    async handler(request, reply) {
      const file = await memory.open(1, 'video-180/1.m4s');
      assert.ok(file);
      return serveRange(request, reply, file, { contentType: 'video/iso.segment', cacheControl: 'private' });
    },
  });
  const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/segment`;
  const isFree = () => {
    now += 60_000;
    memory.sweep();
    return memory.heldBytes === 0;
  };
  try {
    const whole = await fetch(url);
    assert.equal(memory.heldBytes, text.length);
    assert.equal(await whole.text(), text);
    const etag = whole.headers.get('etag') ?? '';
    const part = await fetch(url, { headers: { range: 'bytes=1000003-1000005' } });
    assert.deepEqual([part.status, await part.text()], [206, '345']);
    assert.equal((await fetch(url, { headers: { 'if-none-match': etag } })).status, 304);
    const head = await fetch(url, { method: 'HEAD' });
    assert.deepEqual([head.headers.get('content-length'), await head.text()], [String(text.length), '']);
    const other = await fetch(url, { headers: { 'if-none-match': '"other"' } });
    assert.equal(await other.text(), text);
    while (!isFree()) await setImmediate();

    // Those who read nothing, and go.
    const readers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const leave = new AbortController();
        await fetch(url, { signal: leave.signal });
        return leave;
      }),
    );
    assert.ok(!isFree());
    assert.equal(memory.heldBytes, text.length, 'five are sent one reading');
    for (const leave of readers) leave.abort();
    while (!isFree()) await setImmediate();

    // One that asks for more than it waits for.
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /segment HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5));
    while (memory.heldBytes === 0) await setImmediate();
    socket.destroy();
    while (!isFree()) await setImmediate();

    assert.equal(await (await fetch(url)).text(), text);
  } finally {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  }
});
