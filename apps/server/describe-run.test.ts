import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeRun, readCommit } from './describe-run.ts';

const hash = 'b7b1fa1cdd5c8d3f7e3c0a4f5e0c9d1a2b3c4d5e';
const root = mkdtempSync(join(tmpdir(), 'kinora-commit-'));
test.after(() => rmSync(root, { recursive: true }));

function checkout(files: Record<string, string>): string {
  const folder = mkdtempSync(join(root, 'x'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('readCommit() follows the branch, packed or not, and takes a detached head', () => {
  assert.equal(readCommit(checkout({ '.git/HEAD': `${hash}\n` })), hash);
  assert.equal(
    readCommit(checkout({ '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${hash}\n` })),
    hash,
  );
  assert.equal(
    readCommit(
      checkout({
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/packed-refs': `# pack-refs\n${hash} refs/heads/main\n`,
      }),
    ),
    hash,
  );
});

test('readCommit() finds the branch of a linked worktree', () => {
  const main = checkout({
    '.git/worktrees/side/HEAD': 'ref: refs/heads/side\n',
    '.git/worktrees/side/commondir': '../..\n',
    '.git/refs/heads/side': `${hash}\n`,
  });
  const side = checkout({ '.git': `gitdir: ${join(main, '.git/worktrees/side')}\n` });
  assert.equal(readCommit(side), hash);
});

test('readCommit() knows none outside of a checkout', () => {
  assert.equal(readCommit(checkout({})), null);
  assert.equal(readCommit(checkout({ '.git/HEAD': 'ref: refs/heads/unborn\n' })), null);
});

test('describeRun() tells the machine and the most memory held', () => {
  const { peakBytes, machine } = describeRun();
  assert.ok(peakBytes > 10_000_000 && peakBytes < 100_000_000_000);
  assert.match(machine, /\d+ cores.*Node 26/);
});
