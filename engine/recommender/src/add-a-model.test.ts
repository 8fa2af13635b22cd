// Takes the model that docs/science/add-a-model.md shows, as it is printed there, through the suite of every model.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { modelSuite } from './model.suite.ts';
import type { Model } from './model.ts';

const page = readFileSync(new URL('../../../docs/science/add-a-model.md', import.meta.url), 'utf8');
const code = /```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'kinora-add-a-model-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'rp3-beta.ts');
writeFileSync(
  file,
  code.replaceAll("'@kinora/recommender'", JSON.stringify(new URL('./index.ts', import.meta.url).href)),
);
const { Rp3Beta } = (await import(pathToFileURL(file).href)) as {
  Rp3Beta: new (parameters?: { beta?: number }) => Model;
};

test('the model of add-a-model.md takes the 50 lines that its title says', () => {
  const lines = code.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
  assert.ok(lines.length <= 50, `${lines.length} lines of code`);
});

modelSuite('Rp3Beta of add-a-model.md', () => new Rp3Beta({ beta: 0.5 }), {
  closed: 'it leaves out `extend`, which would double its length',
});
