import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { refusalFile } from './refusal-file.ts';

test('refusalFile() is made with the first refusal, quotes values, and disarms what a spreadsheet would compute', async () => {
  const home = mkdtempSync(join(tmpdir(), 'kinora-refusals-'));
  try {
    const log = refusalFile(home, 'a/../set', 0);
    assert.ok(!log.path, 'made too early');
    const row = { file: 'ratings.csv', line: 7, column: 'rating', reason: 'stars go from 0.5 to 5' };
    await log.write(['=1+1', '-1+cmd', '@x', 'a "b", c', 'plain'].map((value) => ({ ...row, value })));
    const written = String(Reflect.get(log, 'path'));
    const lines = readFileSync(written, 'utf8').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.replace('ratings.csv,7,rating,', '').replace(',stars go from 0.5 to 5', '')),
      ['file,line,column,value,reason', "'=1+1", "'-1+cmd", "'@x", '"a ""b"", c"', 'plain'],
    );
    assert.ok(written.startsWith(join(home, 'imports')));
  } finally {
    rmSync(home, { recursive: true });
  }
});
