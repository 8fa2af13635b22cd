// Runs docs/science/tutorial.md as one program and compares what each block prints with what the page says it prints.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const page = readFileSync(new URL('../../../docs/science/tutorial.md', import.meta.url), 'utf8');
const library = new URL('./index.ts', import.meta.url).href;

/** A block of code and, where the page shows it, what it prints. */
interface Block {
  readonly code: string;
  readonly printed: string | null;
}

function blocksOf(text: string): Block[] {
  const found = text.matchAll(/```ts\n([\s\S]*?)```(?:\s*```text\n([\s\S]*?)```)?/g);
  return [...found].map(([, code = '', printed]) => ({ code, printed: printed ?? null }));
}

test('the tutorial runs and prints what it says', () => {
  const blocks = blocksOf(page);
  assert.ok(blocks.length > 3);
  const folder = mkdtempSync(join(tmpdir(), 'kinora-tutorial-'));
  try {
    const marked = blocks.map(({ code }, at) => `${code}\nconsole.log('end of block ${at}');`).join('\n');
    const file = join(folder, 'tutorial.ts');
    writeFileSync(file, marked.replaceAll("'@kinora/recommender'", JSON.stringify(library)));
    const data = resolve(import.meta.dirname, '../../..', process.env['KINORA_DATA'] ?? '../shared/data');
    const output = execFileSync(process.execPath, [file], {
      encoding: 'utf8',
      env: { ...process.env, KINORA_DATA: data },
    });
    const parts = output.split(/end of block \d+\n/);
    if (process.env['SHOW_TUTORIAL']) console.log(output);
    blocks.forEach(({ code, printed }, at) => {
      assert.ok(
        !code.includes('console.log') || printed !== null,
        `block ${at} prints, the page shows nothing`,
      );
      if (printed !== null) assert.equal(parts[at], printed, `what block ${at} prints`);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
