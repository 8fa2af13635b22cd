import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ByteSource } from './byte-source.ts';
import { readChapters } from './read-chapters.ts';

const time = { startSeconds: 0, durationSeconds: 100 };

function sourceOf(bytes: Uint8Array): ByteSource & { reads(): number } {
  let reads = 0;
  return {
    size: bytes.length,
    read(offset, length) {
      reads++;
      return bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length));
    },
    reads: () => reads,
  };
}

const bytesOf = (...parts: (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
/** Big-endian. */
const number = (value: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);

const idBytes = (id: number): Uint8Array => number(id, Math.ceil(id.toString(16).length / 2));
const element = (id: number, ...content: (Uint8Array | readonly number[])[]): Uint8Array => {
  const body = bytesOf(...content);
  return bytesOf(idBytes(id), number(body.length + 0x10000000, 4), body);
};
const atom = (start: number, title: string, ...more: Uint8Array[]): Uint8Array =>
  element(0xb6, element(0x91, number(start * 1e9, 8)), element(0x80, element(0x85, text(title))), ...more);
const ebml = element(0x1a45dfa3, []);

test('readChapters() reads those of Matroska: the default edition, without what is hidden', () => {
  const chapters = element(
    0x1043a770,
    element(0x45b9, atom(0, 'Other')),
    element(
      0x45b9,
      element(0x45db, [1]),
      atom(40, 'Zwei'),
      atom(0, 'Eins'),
      atom(50, 'Hidden', element(0x98, [1])),
    ),
  );
  const file = bytesOf(ebml, element(0x18538067, element(0x1549a966, [0]), chapters));
  assert.deepEqual(readChapters(sourceOf(file), { startSeconds: 10, durationSeconds: 60 }), [
    { start: 0, end: 30, title: 'Eins' },
    { start: 30, end: 60, title: 'Zwei' },
  ]);
});

test('readChapters() finds those behind the clusters by the index of the file, without walking over these', () => {
  const chapters = element(0x1043a770, element(0x45b9, atom(0, 'One'), atom(50, 'Two')));
  const cluster = element(0x1f43b675, new Uint8Array(100));
  const clusters = bytesOf(...Array.from({ length: 1000 }, () => cluster));
  const seekHead = (position: number): Uint8Array =>
    element(
      0x114d9b74,
      element(0x4dbb, element(0x53ab, idBytes(0x1043a770)), element(0x53ac, number(position, 4))),
    );
  const position = seekHead(0).length + clusters.length;
  const source = sourceOf(bytesOf(ebml, element(0x18538067, seekHead(position), clusters, chapters)));
  assert.equal(readChapters(source, time).length, 2);
  assert.ok(source.reads() < 60, `${source.reads()} reads`);
});

const box = (type: string, ...content: (Uint8Array | readonly number[])[]): Uint8Array => {
  const body = bytesOf(...content);
  return bytesOf(number(body.length + 8, 4), text(type), body);
};
const full = (type: string, ...content: (Uint8Array | readonly number[])[]): Uint8Array =>
  box(type, [0, 0, 0, 0], ...content);
const words = (...values: number[]): Uint8Array => bytesOf(...values.map((value) => number(value, 4)));

test('readChapters() reads the list of Nero', () => {
  const entry = (start: number, title: string) =>
    bytesOf(number(start * 1e7, 8), [text(title).length], text(title));
  const list = box('chpl', [1, 0, 0, 0, 0, 0, 0, 0, 2], entry(0, 'Début'), entry(30, 'Fin'));
  assert.deepEqual(readChapters(sourceOf(box('moov', box('udta', list))), time), [
    { start: 0, end: 30, title: 'Début' },
    { start: 30, end: 100, title: 'Fin' },
  ]);
});

test('readChapters() reads a chapter track of QuickTime: chunks of several texts, UTF-16 too', () => {
  const wide = [0xfe, 0xff, 0x06, 0x41];
  const samples = [text('One'), text('Two'), wide].map((each) => bytesOf(number(each.length, 2), each));
  const mdat = box('mdat', ...samples);
  const sizes = samples.map(({ length }) => length);
  const track = (id: number, ...more: Uint8Array[]) => box('trak', full('tkhd', words(0, 0, id)), ...more);
  const table = box(
    'stbl',
    full('stts', words(2, 2, 10_000, 1, 5000)),
    full('stsc', words(2, 1, 2, 1, 2, 1, 1)),
    full('stsz', words(0, 3, ...sizes)),
    full('stco', words(2, 8, 8 + (sizes[0] ?? 0) + (sizes[1] ?? 0))),
  );
  const media = box(
    'mdia',
    full('mdhd', words(0, 0, 1000)),
    full('hdlr', words(0), text('text')),
    box('minf', table),
  );
  const moov = box('moov', track(1, box('tref', box('chap', words(7)))), track(7, media));
  assert.deepEqual(readChapters(sourceOf(bytesOf(mdat, moov)), time), [
    { start: 0, end: 10, title: 'One' },
    { start: 10, end: 20, title: 'Two' },
    { start: 20, end: 25, title: 'ف' },
  ]);
});

test('readChapters() ends with few reads on whatever bytes there are', () => {
  let seed = 1;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const good = bytesOf(
    ebml,
    element(0x18538067, element(0x1043a770, element(0x45b9, atom(0, 'One'), atom(50, 'Two')))),
  );
  const nero = box('moov', box('udta', box('chpl', [1, 0, 0, 0, 0, 0, 0, 0, 255], new Uint8Array(40))));
  for (let round = 0; round < 2000; round++) {
    const bytes = (round % 2 === 0 ? good : nero).slice();
    for (let n = 0; n < 4; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    const source = sourceOf(bytes);
    for (const { start, end } of readChapters(source, time))
      assert.ok(start >= 0 && end > start && end <= 100);
    assert.ok(source.reads() < 500, `${source.reads()} reads`);
  }
  const endless = bytesOf(
    ebml,
    idBytes(0x18538067),
    [0x01, 255, 255, 255, 255, 255, 255, 255],
    new Uint8Array(50),
  );
  assert.deepEqual(readChapters(sourceOf(endless), time), []);
  assert.deepEqual(readChapters(sourceOf(new Uint8Array()), time), []);
});
