import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DownloadTicket } from '@kinora/sdk';
import { Downloader, type DownloaderDeps, type TicketAnswer } from './downloader.ts';
import { recordFixture } from './record-fixture.ts';
import { RecordStore } from './record-store.ts';
import type { Shelf } from './shelf.ts';
import { storageFixture } from './storage-fixture.ts';

const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name: `${name}.m4s`, bytes: 10 }));
const ticket = (id: number, changes: Partial<DownloadTicket> = {}): DownloadTicket => ({
  id,
  profileId: 2,
  movieId: 3,
  episodeId: null,
  quality: 'video-360',
  bytes: 60,
  createdAt: 1000,
  expiresAt: 9_000_000,
  good: true,
  video: 4,
  width: 640,
  height: 360,
  duration: 60,
  standIn: false,
  chapters: [],
  markers: [],
  address: '/media/x/4/',
  addressExpiresAt: 5000,
  files,
  playlist: '#EXTM3U',
  ...changes,
});

function memoryShelf(kept: Map<string, number>): Shelf {
  return {
    names: () => Promise.resolve(new Set(kept.keys())),
    put: (name, body) => {
      kept.set(name, typeof body === 'string' ? body.length : body.byteLength);
      return Promise.resolve();
    },
    read: () => Promise.resolve(null),
    clear: () => Promise.resolve(kept.clear()),
  };
}

const whole = () => Promise.resolve(new Response(new Uint8Array(10)));

function open(deps: Partial<DownloaderDeps> = {}) {
  const records = new RecordStore(storageFixture(), new EventTarget());
  const kept = new Map<string, number>();
  const asked: string[] = [];
  const pauses: number[] = [];
  const answer = deps.fetch ?? whole;
  const downloader = new Downloader({
    records,
    shelfOf: () => memoryShelf(kept),
    ticketOf: (id) => Promise.resolve(ticket(id)),
    alone: (action) => action(),
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    now: () => 2000,
    ...deps,
    fetch: (url, init) => {
      asked.push(url);
      return answer(url, init);
    },
  });
  const settled = async (state: string, id = 1) => {
    for (let turn = 0; turn < 500 && records.get(id)?.state !== state; turn++) await nextTurn();
    assert.equal(records.get(id)?.state, state);
  };
  return { records, kept, asked, pauses, downloader, settled };
}

test('Downloader stores every file of the chosen profile, first asked first, and no other', async () => {
  const { records, kept, downloader, settled } = open();
  records.put(recordFixture(1));
  records.put(recordFixture(9, { profileId: 77 }));
  downloader.serve(2);
  await settled('complete');
  assert.deepEqual([...kept.keys()].toSorted(), [...files.map(({ name }) => name), 'master.m3u8'].toSorted());
  assert.equal(records.get(1)?.received, 60);
  assert.equal(records.get(9)?.state, 'queued');
});

test('Downloader asks only for what is missing when it goes on', async () => {
  const { records, kept, asked, downloader, settled } = open();
  kept.set('a.m4s', 10).set('d.m4s', 10);
  records.put(recordFixture(1, { state: 'running', received: 20 }));
  downloader.serve(2);
  await settled('complete');
  assert.deepEqual(
    asked.toSorted(),
    ['b', 'c', 'e', 'f'].map((name) => `/media/x/4/${name}.m4s`),
  );
});

test('Downloader begins anew when the video behind it is another', async () => {
  const { records, kept, asked, downloader, settled } = open();
  kept.set('a.m4s', 10);
  records.put(recordFixture(1, { video: 3 }));
  downloader.serve(2);
  await settled('complete');
  assert.equal(asked.length, files.length);
  assert.equal(records.get(1)?.video, 4);
});

test('Downloader stops when paused or removed, and cleans up after what is gone', async () => {
  for (const act of ['pause', 'remove'] as const) {
    const { records, kept, downloader } = open({
      fetch: (_url, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('stopped')));
          setImmediate(() => (act === 'pause' ? records.patch(1, { state: 'paused' }) : records.remove(1)));
        }),
    });
    records.put(recordFixture(1));
    downloader.serve(2);
    for (let turn = 0; turn < 50; turn++) await nextTurn();
    assert.equal(records.get(1)?.state, act === 'pause' ? 'paused' : undefined);
    assert.deepEqual([...kept.keys()], act === 'pause' ? ['master.m3u8'] : []);
  }
});

test('Downloader waits longer and longer for a lost network, and goes on by itself', async () => {
  let failures = 3;
  const { records, pauses, downloader, settled } = open({
    fetch: (url) =>
      url.endsWith('b.m4s') && failures-- > 0 ? Promise.reject(new TypeError('offline')) : whole(),
  });
  records.put(recordFixture(1));
  downloader.serve(2);
  await settled('complete');
  assert.equal(pauses.length, 3);
  assert.ok(pauses.every((pause) => pause >= 1000));
  assert.equal(records.get(1)?.trouble, null);
});

test('Downloader takes no file that came cut off', async () => {
  let cut = true;
  const { records, kept, downloader, settled } = open({
    fetch: (url) => {
      const short = cut && url.endsWith('c.m4s');
      if (short) cut = false;
      return short ? Promise.resolve(new Response(new Uint8Array(4))) : whole();
    },
  });
  records.put(recordFixture(1));
  downloader.serve(2);
  await settled('complete');
  assert.equal(kept.get('c.m4s'), 10);
});

test('Downloader asks for a fresh address when the old one is refused, and gives up after three', async () => {
  const refused = open({ fetch: () => Promise.resolve(new Response(null, { status: 403 })) });
  refused.records.put(recordFixture(1));
  refused.downloader.serve(2);
  await refused.settled('failed');
  assert.equal(refused.records.get(1)?.trouble, 'other');

  let addresses = 0;
  const renewed = open({
    ticketOf: (id) => Promise.resolve(ticket(id, { address: `/media/${++addresses}/4/` })),
    fetch: (url) =>
      url.startsWith('/media/1/') ? Promise.resolve(new Response(null, { status: 403 })) : whole(),
  });
  renewed.records.put(recordFixture(1));
  renewed.downloader.serve(2);
  await renewed.settled('complete');
});

test('Downloader says when the disk is full, and ends what the service takes back', async () => {
  const full = open({
    shelfOf: () => ({
      ...memoryShelf(new Map()),
      put: (name) =>
        name === 'd.m4s' ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve(),
    }),
  });
  full.records.put(recordFixture(1));
  full.downloader.serve(2);
  await full.settled('failed');
  assert.equal(full.records.get(1)?.trouble, 'space');

  const answers: TicketAnswer[] = ['unreachable', 'gone'];
  const gone = open({ ticketOf: () => Promise.resolve(answers.shift() ?? 'gone') });
  gone.kept.set('a.m4s', 10);
  gone.records.put(recordFixture(1));
  gone.downloader.serve(2);
  await gone.settled('ended');
  assert.equal(gone.kept.size, 0);
  assert.equal(gone.pauses.length, 1);
});
