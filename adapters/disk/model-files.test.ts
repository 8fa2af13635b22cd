import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { modelFilesSuite } from '#domains/recommend/model-files.suite.ts';
import { diskModelFiles } from './model-files.ts';

modelFilesSuite('disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kinora-models-'));
  return {
    files: diskModelFiles(join(folder, 'models')),
    close: () => rm(folder, { recursive: true }),
  };
});

test('diskModelFiles() leaves no part behind, also when a write fails', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kinora-models-'));
  const files = diskModelFiles(folder);
  await files.write('a.model', new Uint8Array(100));
  // A folder of that name cannot be replaced by a file.
  await mkdir(join(folder, 'b.model', 'full'), { recursive: true });
  await assert.rejects(files.write('b.model', new Uint8Array(100)));
  assert.deepEqual((await readdir(folder)).sort(), ['a.model', 'b.model']);
  await rm(folder, { recursive: true });
});
