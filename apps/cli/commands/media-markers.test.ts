import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { compose } from '#apps/server/compose.ts';
import { readConfig } from '#apps/server/config.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';

const home = mkdtempSync(join(tmpdir(), 'kinora-cli-markers-'));
let asset = 0;

before(async () => {
  const kinora = await compose(readConfig({ KINORA_HOME: home }, process.cwd()));
  const [titleId = 0] = await kinora.stores.titles.putAll([titleInput('The General')], 1);
  const facts = { durationSeconds: 4500, audio: [], subtitles: [] } as unknown as MediaFacts;
  const about = { origin: 'file', sourceName: 'film.mkv', sourcePath: '/film.mkv' } as const;
  asset = (await kinora.media.assets.add({ titleId, episodeId: null, facts, ...about }, 1)).id;
  await kinora.close();
});
after(() => rmSync(home, { recursive: true }));

async function markers(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ['apps/cli/kinora.js', 'media', 'markers', String(asset), ...args], {
    env: { ...process.env, KINORA_HOME: home },
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out };
}

test('kinora media markers sets chapters and markers by hand, shows them, and refuses what does not do', async () => {
  const list = join(home, 'chapters.txt');
  writeFileSync(list, '0:00 The engine\n1:02:00 The chase\n');
  const set = await markers('--intro', '0:42-1:55', '--chapters', list, '--json');
  assert.equal(set.code, 0, set.out);
  assert.deepEqual(JSON.parse(set.out), {
    id: asset,
    chapters: [
      { start: 0, end: 3720, title: 'The engine' },
      { start: 3720, end: 4500, title: 'The chase' },
    ],
    markers: [{ kind: 'intro', start: 42, end: 115 }],
  });
  const refused = await markers('--credits', '1:14:00-1:16:00');
  assert.deepEqual(
    [refused.code === 0, /the credits from 1:14:00 to 1:16:00: the film ends at 1:15:00/.test(refused.out)],
    [false, true],
    refused.out,
  );
  const shown = await markers('--intro', 'none');
  assert.match(shown.out, /chapter +1:02:00 +1:15:00 +The chase/);
  assert.doesNotMatch(shown.out, /intro/);
});
