import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readLines } from './read-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinora-lines-'));
test.after(() => rmSync(folder, { recursive: true }));

function lines(content: string | Buffer, encoding?: 'latin1'): string[] {
  const path = join(folder, 'lines.txt');
  writeFileSync(path, content);
  return [...readLines(path, encoding)];
}

test('readLines() gives every line without its end, the last one with or without one', () => {
  assert.deepEqual(lines('a\nb\r\n\nc'), ['a', 'b', '', 'c']);
  assert.deepEqual(lines('a\n'), ['a']);
  assert.deepEqual(lines(''), []);
});

test('readLines() puts together lines and letters that lie across portions', () => {
  const long = 'é'.repeat(1 << 20);
  assert.deepEqual(lines(`x${long}\n${long}\n`), [`x${long}`, long]);
});

test('readLines() reads Latin-1 when told so', () => {
  assert.deepEqual(lines(Buffer.from([0xe9, 0x0a]), 'latin1'), ['é']);
});

test('readLines() closes its file when the reader stops early, and throws where there is none', () => {
  const path = join(folder, 'early.txt');
  writeFileSync(path, 'a\nb\n');
  for (const line of readLines(path)) {
    assert.equal(line, 'a');
    break;
  }
  assert.throws(() => [...readLines(join(folder, 'absent'))], { code: 'ENOENT' });
});
