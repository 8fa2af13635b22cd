import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openImportFolder } from './import-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinora-folder-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'plain.csv'), 'a\nb\n');
writeFileSync(join(folder, 'packed.csv.gz'), gzipSync('c\nd\n'));
writeFileSync(join(folder, 'plain.csv.gz'), gzipSync('other\n'));
mkdirSync(join(folder, 'sub'));

const contentOf = async (name: string): Promise<string> => {
  const { files } = await openImportFolder(folder);
  const file = files.find((candidate) => candidate.name === name);
  assert.ok(file, name);
  let text = '';
  for await (const piece of file.read()) text += Buffer.from(piece).toString();
  return text;
};

test('openImportFolder() reads files as they are and packed ones unpacked', async () => {
  assert.equal(await contentOf('plain.csv'), 'a\nb\n');
  assert.equal(await contentOf('packed.csv'), 'c\nd\n');
  assert.equal((await openImportFolder(folder)).files.length, 2);
});

test('openImportFolder() refuses what is no folder, with a code', async () => {
  await assert.rejects(openImportFolder(join(folder, 'none')), { code: 'ingest_folder_missing' });
  await assert.rejects(openImportFolder(join(folder, 'plain.csv')), /not a folder/);
});
