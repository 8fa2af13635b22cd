import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { outboxMailer } from './outbox-mailer.ts';

const mail = (subject: string) => ({ to: 'ada@example.org', subject, text: 'line\nline', link: null });

async function inFolder(body: (home: string) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'kinora-outbox-'));
  try {
    await body(home);
  } finally {
    await rm(home, { recursive: true });
  }
}

test('outboxMailer() gives back what was sent, newest first, also after a restart', () =>
  inFolder(async (home) => {
    const clock = { now: () => 7 };
    const outbox = outboxMailer(home, clock);
    assert.deepEqual(await outbox.recent(5), []);
    await Promise.all(['one', 'two', 'three'].map((subject) => outbox.send(mail(subject))));
    const kept = await outboxMailer(home, clock).recent(2);
    assert.deepEqual(kept, [
      { ...mail('three'), sentAt: 7 },
      { ...mail('two'), sentAt: 7 },
    ]);
  }));

test('outboxMailer() writes a file that only its owner reads', () =>
  inFolder(async (home) => {
    await outboxMailer(home, { now: () => 0 }).send(mail('secret'));
    assert.deepEqual(await readdir(home), ['outbox.jsonl']);
    assert.equal((await stat(join(home, 'outbox.jsonl'))).mode & 0o777, 0o600);
  }));

test('outboxMailer() keeps the last 200 messages', () =>
  inFolder(async (home) => {
    const outbox = outboxMailer(home, { now: () => 0 });
    for (let index = 1; index <= 203; index += 1) await outbox.send(mail(`no. ${index}`));
    const lines = (await readFile(join(home, 'outbox.jsonl'), 'utf8')).trimEnd().split('\n');
    assert.equal(lines.length, 200);
    assert.match(lines[0] ?? '', /no\. 4"/);
  }));

test('outboxMailer() passes over a line that is cut off', () =>
  inFolder(async (home) => {
    const outbox = outboxMailer(home, { now: () => 0 });
    await outbox.send(mail('before'));
    await appendFile(join(home, 'outbox.jsonl'), '{"to":"a');
    await outbox.send(mail('after'));
    assert.deepEqual(
      (await outbox.recent(9)).map(({ subject }) => subject),
      ['after', 'before'],
    );
  }));

test('outboxMailer() tells the sender when it cannot write, and goes on with the next message', () =>
  inFolder(async (home) => {
    const outbox = outboxMailer(join(home, 'absent'), { now: () => 0 });
    await assert.rejects(outbox.send(mail('lost')), { code: 'ENOENT' });
    await assert.rejects(outbox.send(mail('lost too')), { code: 'ENOENT' });
    assert.deepEqual(await outbox.recent(1), []);
  }));
