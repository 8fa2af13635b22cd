import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { diskDropFolder } from '#adapters/disk/drop-folder.ts';
import { makeFixture } from '#adapters/ffmpeg/make-fixture.ts';
import { titleInput } from '#adapters/sql/seed-for-tests.ts';
import { AV_LOG_QUIET, Log } from 'node-av';
import { openTestService, type TestService } from '../../tests/open-test-service.ts';
import type { WatchedFile } from './ports.ts';
import { STILL_MS, watchFolder } from './watch-folder.ts';

let service: TestService;
let titles: number[];
let film: string;
const scratch = mkdtempSync(join(tmpdir(), 'kinora-watch-'));
let turn = 0;

before(async () => {
  Log.setLevel(AV_LOG_QUIET);
  film = join(scratch, 'film.mp4');
  makeFixture({ file: film, container: 'mp4', seconds: 2, video: { width: 320, height: 180, rate: '24' } });
  service = await openTestService();
  const { stores, clock } = service.kinora;
  const episodes = [1, 2].map((number) => ({
    season: 1,
    number,
    title: `Part ${number}`,
    originalTitle: null,
    minutes: 30,
    synopsis: null,
  }));
  titles = await stores.titles.putAll(
    [
      titleInput('Metropolis', { year: 1927 }),
      titleInput('Nosferatu', { year: 1922 }),
      titleInput('nosferatu-1979', { title: 'Nosferatu', year: 1979 }),
      titleInput('Les Vampires', { kind: 'series', year: 1915, episodes }),
      titleInput('The General', { year: 1926 }),
    ],
    clock.now(),
  );
});
after(async () => {
  await service.close();
  rmSync(scratch, { recursive: true });
});

/** A folder of its own with a clock of its own. */
async function open() {
  turn += 1;
  const root = join(scratch, `watched-${turn}`);
  mkdirSync(root);
  const { media, stores, catalog } = service.kinora;
  await media.watched.forget((await media.watched.all()).map(({ name }) => name));
  let now = 1_000_000;
  const told: string[] = [];
  const deps = {
    transcoder: media.transcoder,
    assets: media.assets,
    jobs: stores.jobs,
    watched: media.watched,
    catalog,
    clock: { now: () => now },
    folder: diskDropFolder(root),
    wake: () => undefined,
    onVerdict: (file: WatchedFile) => void told.push(`${file.name}: ${file.reason?.code ?? file.state}`),
  };
  return {
    told,
    deps,
    put: (name: string): void => copyFileSync(film, join(root, name)),
    path: (name: string): string => join(root, name),
    look: async (after: number): Promise<void> => {
      now += after;
      await watchFolder(deps);
    },
    videos: async (title: number, episode?: number): Promise<number> => {
      const { episodes } = await catalog.detail(titles[title] ?? 0);
      const id = episode === undefined ? null : (episodes[episode - 1]?.id ?? null);
      return (await media.assets.of(titles[title] ?? 0, id)).length;
    },
    /** What the files are, so that a test sees that nothing was moved, changed or removed. */
    files: (): string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort(),
  };
}

test('watchFolder() takes a file once, when it has stopped growing, whatever happens in between', async () => {
  const folder = await open();
  folder.put('Metropolis (1927).mp4');
  truncateSync(folder.path('Metropolis (1927).mp4'), 1000);
  await folder.look(0);
  await folder.look(STILL_MS / 2);
  // It grew: what was counted so far does not count.
  folder.put('Metropolis (1927).mp4');
  await folder.look(STILL_MS);
  await folder.look(STILL_MS - 1);
  assert.equal(await folder.videos(0), 0);
  await folder.look(1);
  assert.equal(await folder.videos(0), 1);
  assert.deepEqual(folder.told, ['Metropolis (1927).mp4: taken']);

  // As after a restart, with the disk away in between, and the file touched.
  rmSync(folder.path('Metropolis (1927).mp4'));
  await folder.look(60_000);
  folder.put('Metropolis (1927).mp4');
  utimesSync(folder.path('Metropolis (1927).mp4'), 5, 5);
  for (const after of [0, STILL_MS, STILL_MS]) await folder.look(after);
  assert.equal(await folder.videos(0), 1);
  assert.deepEqual(folder.files(), ['Metropolis (1927).mp4']);
  // A process that died before it could note what it took.
  await folder.deps.watched.forget(['Metropolis (1927).mp4']);
  for (const after of [0, STILL_MS]) await folder.look(after);
  assert.equal(await folder.videos(0), 1);

  // Another film under the same name is another film.
  appendFileSync(folder.path('Metropolis (1927).mp4'), Buffer.from([0, 0, 0, 8, 102, 114, 101, 101]));
  for (const after of [0, STILL_MS]) await folder.look(after);
  assert.equal(await folder.videos(0), 2);
});

test('watchFolder() forgives slips in names, finds episodes, and tells what it cannot match', async () => {
  const folder = await open();
  mkdirSync(folder.path('Season 1'));
  const names = {
    'Teh General (1926).mp4': 'taken',
    'Season 1/les vampirs - S01E02.mp4': 'taken',
    'Nosferatu.mp4': 'watch_ambiguous',
    'Nosferatu (1922).mp4': 'taken',
    'Nosferatu (1950).mp4': 'watch_unmatched',
    'Les Vampires.mp4': 'watch_episode',
    'Les Vampires - S02E09.mp4': 'watch_episode',
    'The General S01E01.mp4': 'watch_episode',
    'General Electric at work.mp4': 'watch_unmatched',
    '---.mp4': 'watch_unmatched',
  };
  for (const name of Object.keys(names)) folder.put(name);
  for (const after of [0, STILL_MS]) await folder.look(after);
  assert.deepEqual(
    folder.told.toSorted(),
    Object.entries(names)
      .map(([name, verdict]) => `${name}: ${verdict}`)
      .sort(),
  );
  assert.deepEqual([await folder.videos(4), await folder.videos(3, 2), await folder.videos(3, 1)], [1, 1, 0]);
  await folder.look(3600_000);
  assert.equal(folder.told.length, Object.keys(names).length, 'nothing is told twice');

  const operator = await service.signIn({ role: 'operator' });
  const viewer = await service.signIn();
  assert.equal((await viewer.call('GET', '/watched-files')).statusCode, 403);
  const report = (await operator.call('GET', '/watched-files')).json<{ items: WatchedFile[] }>();
  const row = report.items.find(({ name }) => name === 'Nosferatu.mp4');
  assert.deepEqual([row?.state, row?.reason?.code], ['unmatched', 'watch_ambiguous']);

  // The title comes later: the file is taken without being touched.
  await service.kinora.stores.titles.putAll(
    [titleInput('nosferatu-1950', { title: 'Nosferatu', year: 1950 })],
    1,
  );
  await folder.look(3600_000);
  assert.equal(folder.told.at(-1), 'Nosferatu (1950).mp4: taken');
});

test('watchFolder() refuses what is no video, a link or a lie, and harms nothing', async () => {
  const folder = await open();
  const secret = join(scratch, 'secret.mp4');
  copyFileSync(film, secret);
  const outside = join(scratch, 'outside');
  mkdirSync(outside);
  copyFileSync(film, join(outside, 'The General (1926).mp4'));
  symlinkSync(secret, folder.path('Metropolis (1927).mp4'));
  symlinkSync(outside, folder.path('linked'));
  writeFileSync(folder.path('Metropolis (1927).mkv'), 'a letter, and no film at all');
  writeFileSync(folder.path('Metropolis (1927).m3u8'), `#EXTM3U\n#EXTINF:4,\nfile://${secret}\n`);
  writeFileSync(folder.path('Metropolis (1927).avi'), readFileSync(film).subarray(0, 2000));
  writeFileSync(folder.path('.Metropolis (1927).mp4.part'), 'hidden');
  writeFileSync(folder.path('Metropolis (1927).mp4.crdownload'), 'still coming');
  const before = folder.files();
  const count = await folder.videos(0);
  for (const after of [0, STILL_MS, STILL_MS]) await folder.look(after);
  assert.equal(await folder.videos(0), count);
  assert.deepEqual(folder.told.map((line) => line.replace('Metropolis (1927)', '')).sort(), [
    '.avi: media_truncated',
    '.m3u8: media_pointer',
    '.mkv: media_not_video',
    '.mp4: watch_link',
    'linked: watch_link',
  ]);
  assert.deepEqual(folder.files(), before);

  // A file that becomes a link between the look and the taking.
  folder.put('The General (1926).mp4');
  await folder.look(0);
  const { list } = folder.deps.folder;
  const swap = async () => {
    const files = await list();
    rmSync(folder.path('The General (1926).mp4'));
    symlinkSync(secret, folder.path('The General (1926).mp4'));
    return files;
  };
  await watchFolder({
    ...folder.deps,
    clock: { now: () => folder.deps.clock.now() + STILL_MS },
    folder: { ...folder.deps.folder, list: swap },
  });
  assert.equal(folder.told.at(-1), 'The General (1926).mp4: watch_link');
});

test('watchFolder() takes any name for a name, and tells those that are no text and folders that may not be read', async () => {
  const folder = await open();
  const count = await folder.videos(4);
  folder.put('-i The General\n(1926).mp4');
  folder.put('The General (1926) $(touch x) %03d;.mp4');
  folder.put('in\\..\\The General (1926).mp4');
  folder.put(`The General (1926)${'x'.repeat(200)}.mp4`);
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder.path('')}/The General `), Buffer.from([0xe9, 0xff])]),
    'x',
  );
  // A folder that the server may not read: in tests it may read everything, so that it is the disk that refuses.
  mkdirSync(folder.path('locked'));
  const { folder: disk } = folder.deps;
  const list = async () => [
    ...(await disk.list()),
    { name: 'locked', bytes: 0, modifiedAt: 0, kind: 'unreadable' } as const,
  ];
  for (const after of [0, STILL_MS]) {
    const now = folder.deps.clock.now() + after;
    await watchFolder({ ...folder.deps, clock: { now: () => now }, folder: { ...disk, list } });
  }
  assert.equal(await folder.videos(4), count + 3);
  assert.deepEqual(
    folder.told.toSorted(),
    [
      '-i The General\n(1926).mp4: taken',
      'in\\..\\The General (1926).mp4: watch_unmatched',
      'The General (1926) $(touch x) %03d;.mp4: taken',
      `The General (1926)${'x'.repeat(200)}.mp4: taken`,
      'The General \u{fffd}\u{fffd}: watch_unreadable',
      'locked: watch_unreadable',
    ].toSorted(),
  );
});

test('watchFolder() says nothing of a file that is gone before it is taken', async () => {
  const folder = await open();
  folder.put('The General (1926).mp4');
  await folder.look(0);
  const { folder: disk, transcoder } = folder.deps;
  const vanish = () => rmSync(folder.path('The General (1926).mp4'), { force: true });
  const later = { now: () => folder.deps.clock.now() + STILL_MS };
  const list = async () => {
    const files = await disk.list();
    vanish();
    return files;
  };
  await watchFolder({ ...folder.deps, clock: later, folder: { ...disk, list } });
  folder.put('The General (1926).mp4');
  await folder.look(0);
  const probe: typeof transcoder.probe = (...args) => {
    vanish();
    return transcoder.probe(...args);
  };
  await watchFolder({ ...folder.deps, clock: later, transcoder: { ...transcoder, probe } });
  assert.deepEqual(folder.told, []);
  await folder.look(0);
  assert.deepEqual(await folder.deps.watched.all(), []);
});

test('watchFolder() tells that the folder is away, and forgets nothing', async () => {
  const folder = await open();
  folder.put('Nosferatu (1922).mp4');
  for (const after of [0, STILL_MS]) await folder.look(after);
  const count = await folder.videos(1);
  rmSync(folder.path(''), { recursive: true });
  await assert.rejects(folder.look(STILL_MS), /ENOENT/);
  mkdirSync(folder.path(''));
  folder.put('Nosferatu (1922).mp4');
  for (const after of [0, STILL_MS, STILL_MS]) await folder.look(after);
  assert.equal(await folder.videos(1), count);
});
