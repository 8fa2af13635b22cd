import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { longestMessage, mostMembers } from './contract.ts';
import { mostWaiting, openEventStream, type EventStream } from './event-stream.ts';
import { mostMessages } from './policy.ts';

/** A stream whose reader is a bare connection, which reads when it is told to. */
async function open(t: TestContext, onEnd: () => void): Promise<{ stream: EventStream; reader: Socket }> {
  const answering = Promise.withResolvers<ServerResponse>();
  const server = createServer((_request, response) => answering.resolve(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  t.after(() => {
    reader.destroy();
    server.closeAllConnections();
    server.close();
  });
  reader.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  return { stream: openEventStream(await answering.promise, onEnd), reader };
}

test('openEventStream() cuts off a reader who does not read, and ends once', async (t) => {
  let ends = 0;
  const { stream, reader } = await open(t, () => (ends += 1));
  reader.pause();
  const much = 'x'.repeat(64 * 1024);
  // What the system keeps for the connection is taken first, and is not ours to know.
  for (let n = 0; n < 2_000; n++) {
    if (ends > 0) break;
    stream.send(`${n}`, much);
    await new Promise((done) => setImmediate(done));
  }
  assert.equal(ends, 1);
  stream.send('late', 'x');
  stream.beat();
  stream.end();
  assert.equal(ends, 1);
});

test('openEventStream() lets the largest room through to a slow reader', () => {
  const wide = '語';
  const by = { id: 'x'.repeat(16), name: wide.repeat(40), avatar: 'x'.repeat(31) };
  const text = wide.repeat(longestMessage);
  const room = {
    members: Array.from({ length: mostMembers }, () => by),
    messages: Array.from({ length: mostMessages }, (_, id) => ({ id, by, text, at: 1e12 })),
  };
  assert.ok(Buffer.byteLength(JSON.stringify(room)) < mostWaiting * 0.75);
});

test('openEventStream() sends events that a browser reads, and a beat that it can tell from them', async (t) => {
  const { stream, reader } = await open(t, () => undefined);
  stream.send('a-1', '{"kind":"ended"}');
  stream.beat();
  stream.end();
  let text = '';
  // The connection stays, for another request; the empty chunk ends the answer.
  for await (const chunk of reader) if ((text += String(chunk)).endsWith('\r\n0\r\n\r\n')) break;
  assert.match(text, /content-type: text\/event-stream/i);
  assert.match(text, /id: a-1\ndata: \{"kind":"ended"\}\n\n/);
  assert.match(text, /event: beat\ndata: \{\}\n\n/);
});
