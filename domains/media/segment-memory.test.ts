import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { diskMediaFiles } from '#adapters/disk/media-files.ts';
import { segmentMemory } from './segment-memory.ts';

const root = mkdtempSync(join(tmpdir(), 'kinora-segment-memory-'));
const files = diskMediaFiles(root);
after(() => rmSync(root, { recursive: true, force: true }));

let now = 1_000_000;
const clock = { now: () => now };
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

/** Writes segments 1 to `count` of `size` bytes each, as a new asset. */
let assets = 0;
async function segments(count: number, size = 100): Promise<number> {
  assets++;
  for (let n = 1; n <= count; n++)
    await files.write(assets, `video-180/${n}.m4s`, String(n % 10).repeat(size));
  return assets;
}

test('all who watch a segment are lent one reading of it, and it goes when nobody asked for a while', async () => {
  const asset = await segments(1);
  const memory = segmentMemory({ files, clock, limit: 10_000 });
  const lend = async () => (await memory.open(asset, 'video-180/1.m4s'))?.lend();
  const [one, two] = await Promise.all([lend(), lend()]);
  const three = await lend();
  assert.equal(textOf(one?.bytes), '1'.repeat(100));
  assert.ok(one && one.bytes.buffer === two?.bytes.buffer && one.bytes.buffer === three?.bytes.buffer);
  assert.equal(memory.heldBytes, 100);
  one?.release();
  one?.release();
  two?.release();
  now += 60_000;
  memory.sweep();
  assert.equal(memory.heldBytes, 100, 'still lent once');
  three?.release();
  memory.sweep();
  assert.equal(memory.heldBytes, 0);
});

test('no more than the limit is held: what is unused longest goes, and what is lent stays', async () => {
  const asset = await segments(10);
  const memory = segmentMemory({ files, clock, limit: 800 });
  const lend = async (n: number) => (await memory.open(asset, `video-180/${n}.m4s`))?.lend();
  const first = await lend(1);
  for (let n = 2; n <= 8; n++) (await lend(n))?.release();
  const second = await lend(2);
  const ninth = await lend(9);
  assert.equal(textOf(ninth?.bytes), '9'.repeat(100));
  assert.equal(memory.heldBytes, 800);
  assert.equal((await lend(1))?.bytes.buffer, first?.bytes.buffer);
  assert.equal((await lend(2))?.bytes.buffer, second?.bytes.buffer);
  const lent = await Promise.all([4, 5, 6, 7, 8].map(lend));
  assert.ok(lent.every((each) => each !== null));
  assert.equal(await lend(10), null, 'all that is held is being sent');
  assert.equal(memory.heldBytes, 800);
  ninth?.release();
  assert.equal(textOf((await lend(10))?.bytes), '0'.repeat(100));
  assert.equal(memory.heldBytes, 800);
});

test('a file larger than its share, a playlist, or any where nothing may be held is read instead', async () => {
  const asset = await segments(1, 101);
  await files.write(asset, 'master.m3u8', '#EXTM3U');
  const memory = segmentMemory({ files, clock, limit: 800 });
  assert.equal(await (await memory.open(asset, 'video-180/1.m4s'))?.lend(), null);
  assert.equal(await (await memory.open(asset, 'master.m3u8'))?.lend(), null);
  const none = await segmentMemory({ files, clock, limit: 0 }).open(asset, 'video-180/1.m4s');
  assert.equal(await none?.lend(), null);
  const pieces = [];
  for await (const piece of none?.read(0, 100) ?? []) pieces.push(piece);
  assert.equal(Buffer.concat(pieces).toString(), '1'.repeat(101));
  assert.equal(memory.heldBytes, 0);
});

test('a segment that was replaced is sent anew within a second, and whoever is sent the old one gets it whole', async () => {
  const asset = await segments(1);
  const memory = segmentMemory({ files, clock, limit: 10_000 });
  const open = () => memory.open(asset, 'video-180/1.m4s');
  const old = await (await open())?.lend();
  await files.write(asset, 'video-180/1.m4s', 'new');
  now += 1000;
  const file = await open();
  assert.equal(file?.bytes, 3);
  const fresh = await file?.lend();
  assert.equal(textOf(fresh?.bytes), 'new');
  assert.equal(textOf(old?.bytes), '1'.repeat(100));
  assert.equal(memory.heldBytes, 103);
  old?.release();
  memory.sweep();
  assert.equal(memory.heldBytes, 3);
  fresh?.release();
  assert.equal((await open())?.bytes, 3);
});

test('a segment that was removed is gone within a second, also where it was open', async () => {
  const asset = await segments(2);
  const memory = segmentMemory({ files, clock, limit: 10_000 });
  const lent = await (await memory.open(asset, 'video-180/1.m4s'))?.lend();
  const opened = await memory.open(asset, 'video-180/2.m4s');
  await files.remove(asset);
  assert.equal(await opened?.lend(), null);
  now += 1000;
  assert.equal(await memory.open(asset, 'video-180/1.m4s'), null);
  memory.sweep();
  assert.equal(memory.heldBytes, 100);
  assert.equal(textOf(lent?.bytes), '1'.repeat(100));
  lent?.release();
  memory.sweep();
  assert.equal(memory.heldBytes, 0);
  assert.equal(await memory.open(asset, '../../secret'), null);
});

test('what was replaced between opening and reading is not taken for what was opened', async () => {
  const asset = await segments(1);
  const memory = segmentMemory({ files, clock, limit: 10_000 });
  const opened = await memory.open(asset, 'video-180/1.m4s');
  await files.write(asset, 'video-180/1.m4s', 'another');
  assert.equal(await opened?.lend(), null);
  memory.sweep();
  assert.equal(memory.heldBytes, 0);
  const again = await memory.open(asset, 'video-180/1.m4s');
  assert.equal(textOf((await again?.lend())?.bytes), 'another');
  assert.equal(await opened?.lend(), null, 'others hold the new one');
});

test('room is used again only when the last answer sent from it is out, also of what was replaced or gone meanwhile', async () => {
  const asset = await segments(9);
  const memory = segmentMemory({ files, clock, limit: 800 });
  const lend = async (n: number) => (await memory.open(asset, `video-180/${n}.m4s`))?.lend();
  const [one, same] = [await lend(1), await lend(1)];
  await files.write(asset, 'video-180/1.m4s', 'n'.repeat(100));
  now += 1000;
  const fresh = await lend(1);
  assert.equal(textOf(fresh?.bytes), 'n'.repeat(100));
  one?.release();
  one?.release();
  for (let n = 2; n <= 9; n++) (await lend(n))?.release();
  for (let n = 2; n <= 9; n++) await lend(n);
  assert.equal(textOf(same?.bytes), '1'.repeat(100), 'somebody is still sent the old one');
  assert.equal(textOf(fresh?.bytes), 'n'.repeat(100));
  assert.equal(memory.heldBytes, 800);
  same?.release();
  assert.ok(await lend(9));
});
