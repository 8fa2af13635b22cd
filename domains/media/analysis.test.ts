import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { annotatedFiles } from '#adapters/ffmpeg/annotated-files.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { openTestService, type Client, type TestService } from '../../tests/open-test-service.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { addMedia } from './add-media.ts';
import type { AssetView } from './contract.ts';

let service: TestService;
let operator: Client;
const program = needProgram(ffmpeg);
const folder = mkdtempSync(join(tmpdir(), 'kinora-analysis-'));

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  service = await openTestService();
  operator = await service.signIn({ role: 'operator' });
});
after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

/** Brings a file to a film or an episode, makes its renditions, and shows it. */
async function bring(file: string, titleId: number, episodeId: number | null = null): Promise<AssetView> {
  const { media, stores, clock } = service.kinora;
  const deps = { transcoder: media.transcoder, assets: media.assets, jobs: stores.jobs, clock };
  const { asset, job } = await addMedia(deps, { titleId, episodeId, file });
  await media.runJob(job.id);
  const shown = await show(asset.id);
  assert.equal(shown.complete, true, JSON.stringify(shown.error));
  return shown;
}

async function show(id: number): Promise<AssetView> {
  return (await operator.call('GET', `/assets/${id}`)).json<AssetView>();
}

test('a film with chapters and subtitles inside is packaged with them, and its loudness is told', async () => {
  const { matroska } = annotatedFiles(program, folder);
  const [title = 0] = await service.kinora.stores.titles.putAll([titleInput('The General')], 1);
  const asset = await bring(matroska, title);
  assert.deepEqual(
    asset.chapters.map((chapter) => chapter.title),
    ['Le départ', 'La poursuite', 'End credits'],
  );
  assert.deepEqual(
    asset.markers.map(({ kind, start }) => [kind, start]),
    [['credits', 9]],
  );
  assert.deepEqual(
    asset.subtitles.map(({ language, forced, forHearingImpaired }) => [language, forced, forHearingImpaired]),
    [
      ['fr', false, false],
      ['en', false, true],
      ['ar', true, false],
    ],
  );
  assert.deepEqual(asset.notes, []);
  assert.ok(asset.posters.length > 0);
  const [sound] = asset.sound;
  assert.ok(sound?.integrated != null && sound.truePeak != null);
  assert.ok(Math.abs(sound.integrated + sound.gain + 23) < 0.2, JSON.stringify(sound));
  const file = await service.kinora.media.files.open(asset.id, 'text-0-fr/all.vtt');
  const text = await Array.fromAsync(file?.read(0, file.bytes - 1) ?? [], (chunk) => Buffer.from(chunk));
  assert.match(Buffer.concat(text).toString(), /00:00:01\.5\d\d --> 00:00:03\.2\d\d\nBonjour, <i>toi<\/i>/);
});

test('the intro that two episodes share is found in both, and what a third recalls of them is its recap, within half a second', async () => {
  const noise = (seed: number, seconds: number): string[] => [
    '-f',
    'lavfi',
    '-i',
    `anoisesrc=seed=${seed}:duration=${seconds}:amplitude=0.3:sample_rate=48000`,
  ];
  /** `cut` is what remains of each sound, in seconds of it. */
  const episode = (name: string, sounds: string[][], cut: (readonly [number, number])[]): string => {
    const file = join(folder, name);
    const seconds = cut.reduce((sum, [from, to]) => sum + to - from, 0);
    const picture = ['-f', 'lavfi', '-i', `testsrc2=size=160x90:rate=12:duration=${seconds}`];
    const parts = sounds.flat();
    const cuts = cut.map(([from, to], i) => `[${i + 1}]atrim=${from}:${to},asetpts=N/SR/TB[s${i}]`);
    const all = cut.map((_, i) => `[s${i}]`).join('');
    const graph = `${cuts.join(';')};${all}concat=n=${cut.length}:v=0:a=1[sound]`;
    const joined = ['-filter_complex', graph, '-map', '0', '-map', '[sound]'];
    const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-b:a', '96k', file];
    execFileSync(program, ['-v', 'error', ...picture, ...parts, ...joined, ...coded]);
    return file;
  };
  const [series = 0] = await service.kinora.stores.titles.putAll(
    [
      titleInput('Les Vampires', {
        kind: 'series',
        episodes: [1, 2, 3].map((number) => ({
          season: 1,
          number,
          title: `Episode ${number}`,
          originalTitle: null,
          minutes: 1,
          synopsis: null,
        })),
      }),
    ],
    1,
  );
  const { episodes } = await service.kinora.catalog.detail(series);
  const [one, two, three] = episodes.map(({ id }) => id);
  const usual = (seed: number, before: number): [string[][], [number, number][]] => [
    [noise(seed, before), noise(99, 8), noise(seed + 1, 10 - before)],
    [
      [0, before],
      [0, 8],
      [0, 10 - before],
    ],
  ];
  const first = await bring(episode('one.mp4', ...usual(1, 2)), series, one ?? 0);
  assert.deepEqual(first.markers, [], 'it has nobody to share with');
  const second = await bring(episode('two.mp4', ...usual(5, 8.5)), series, two ?? 0);
  for (const [asset, start] of [
    [await show(first.id), 2],
    [second, 8.5],
  ] as const) {
    const [intro, ...more] = asset.markers;
    assert.equal(more.length, 0);
    assert.equal(intro?.kind, 'intro');
    assert.ok(Math.abs(intro.start - start) < 0.5, `it begins at ${intro.start}, not ${start}`);
    assert.ok(Math.abs(intro.end - start - 8) < 0.5, `it ends at ${intro.end}, not ${start + 8}`);
  }
  // Scenes of the first and of the second, the intro, and a scene of its own.
  const recalled = episode(
    'three.mp4',
    [noise(2, 8), noise(5, 8.5), noise(99, 8), noise(9, 1)],
    [
      [3, 8],
      [1.5, 6.5],
      [0, 8],
      [0, 1],
    ],
  );
  const [recap, intro, ...others] = (await bring(recalled, series, three ?? 0)).markers;
  assert.deepEqual([recap?.kind, intro?.kind, others], ['recap', 'intro', []]);
  assert.ok(recap && recap.start < 0.5 && Math.abs(recap.end - 10) < 0.5, JSON.stringify(recap));
  assert.ok(intro && Math.abs(intro.start - 10) < 0.5, JSON.stringify(intro));
});
