// Real files with bytes changed at random, and some made to take time: readers end early, in bounds, with less or with a plain error.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { av1Configuration, av1Sample } from './av1-bitstream.ts';
import { subtitleDecoder } from './decode-subtitle.ts';
import { avcConfiguration, lengthPrefixed } from './h264-bitstream.ts';
import { opusConfiguration } from './opus-configuration.ts';
import { readChapters } from './read-chapters.ts';
import { readFragments } from './read-fmp4.ts';

const program = needProgram(ffmpeg);
const folder = mkdtempSync(join(tmpdir(), 'kinora-hostile-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers below 2^32, the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const extremes = [0, 1, 7, 8, 9, 16, 255, 0x7fff_ffff, 0x8000_0000, 0xffff_fff8, 0xffff_ffff];

/** One to six changes, most of them in the first 4 kB, where headers are: bytes, lengths, pieces gone or there twice. */
function mutate(file: Uint8Array, random: () => number): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(file);
  for (let changes = 1 + (random() % 6); changes > 0; changes--) {
    const reach = random() % 4 === 0 ? bytes.length : Math.min(bytes.length, 4096);
    const at = random() % Math.max(1, reach);
    const length = 1 + (random() % 64);
    const tail = bytes.subarray(at + length);
    switch (random() % 6) {
      case 0:
        bytes[at] = random();
        break;
      case 1:
      case 2:
        if (at + 4 <= bytes.length)
          new DataView(bytes.buffer, bytes.byteOffset).setUint32(at, extremes[random() % extremes.length]!);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), tail]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at, at + length), tail]);
        break;
      default:
        if (random() % 4 === 0) bytes = bytes.slice(0, at);
    }
  }
  return bytes;
}

const rounds = 1000;
function fuzz(file: Uint8Array, check: (bytes: Uint8Array, what: string) => void): void {
  const random = randomFrom(1927);
  for (let round = 0; round < rounds; round++) check(mutate(file, random), `round ${round}`);
}

/** A plain error of ours: no slip in our own code, and nothing that ran out of memory or stack. */
function checkError(error: unknown, what: string): void {
  assert.ok(
    error instanceof Error && /^Cannot (read|describe) /.test(error.message),
    `${what}: ${String(error)}`,
  );
}

function chaptersOf(bytes: Uint8Array): { count: number; reads: number; taken: number } {
  let reads = 0;
  let taken = 0;
  const found = readChapters(
    {
      size: bytes.length,
      read(offset, length) {
        reads++;
        assert.ok(
          offset >= 0 && length >= 0 && !Number.isNaN(offset + length),
          `${length} bytes at ${offset}`,
        );
        const got = bytes.subarray(Math.min(offset, bytes.length), Math.min(offset + length, bytes.length));
        taken += got.length;
        return got;
      },
    },
    { startSeconds: 0, durationSeconds: 12 },
  );
  for (const [i, { start, end, title }] of found.entries()) {
    assert.ok(start >= (found[i - 1]?.end ?? 0) && end > start && end <= 12, `${start} to ${end}`);
    assert.ok(title === null || (title.length <= 200 && !/\p{Cc}/u.test(title)));
  }
  return { count: found.length, reads, taken };
}

function filmWithChapters(name: string, ...options: string[]): Uint8Array {
  const words = join(folder, 'chapters.txt');
  const chapters = [0, 4, 9].map(
    (start, i) => `[CHAPTER]\nTIMEBASE=1/1\nSTART=${start}\nEND=${[4, 9, 12][i]}\ntitle=Part ${i}\n`,
  );
  writeFileSync(words, `;FFMETADATA1\n${chapters.join('')}`);
  const file = join(folder, name);
  const picture = ['-f', 'lavfi', '-i', 'color=size=32x32:rate=2:duration=12'];
  execFileSync(program, [
    '-v',
    'error',
    ...picture,
    '-i',
    words,
    '-map_chapters',
    '1',
    '-c:v',
    'mpeg4',
    ...options,
    file,
  ]);
  return readFileSync(file);
}

describe('readChapters()', () => {
  for (const [name, ...options] of [
    ['film.mkv'],
    ['film.mp4'],
    ['nero.mp4', '-movflags', '+disable_chpl'],
    ['front.mp4', '-movflags', '+faststart'],
  ] as const) {
    test(`reads no more than its bounds of a damaged ${name}`, () => {
      const film = filmWithChapters(name, ...options);
      assert.equal(chaptersOf(film).count, 3, 'it is a film with chapters before it is damaged');
      fuzz(film, (bytes, what) => {
        const { reads, taken } = chaptersOf(bytes);
        assert.ok(reads <= 50_000 && taken <= 32 * 1024 * 1024, `${what}: ${reads} reads of ${taken} bytes`);
      });
    });
  }

  const box = (type: string, ...content: Uint8Array[]): Uint8Array => {
    const body = Buffer.concat(content);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
  };

  test('gives up on tracks that all name all others', () => {
    const ids = Buffer.alloc(32);
    for (let i = 0; i < 8; i++) ids.writeUInt32BE(0x4000_0000 + i, i * 4);
    const track = (id: number): Uint8Array => {
      const header = Buffer.alloc(84);
      header.writeUInt32BE(id + 1, 12);
      const own = Buffer.from(ids);
      for (let i = 0; i < 8; i++) own.writeUInt32BE(0x4000_0000 + id * 8 + i, i * 4);
      return box(
        'trak',
        ...Array.from({ length: 40 }, () => box('free')),
        box('tkhd', header),
        box('tref', box('chap', own)),
      );
    };
    const film = Buffer.concat([
      box('ftyp', Buffer.alloc(8)),
      box('moov', ...Array.from({ length: 4096 }, (_, i) => track(i))),
    ]);
    const { count, reads } = chaptersOf(film);
    assert.equal(count, 0);
    assert.ok(reads <= 50_000, `${reads} reads`);
  });

  test('gives up on lists of lists of nothing', () => {
    const element = (id: string, body: Uint8Array): Uint8Array => {
      const size = Buffer.alloc(8);
      size.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
      return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
    };
    const atom = element('b6', Buffer.from('ec80'.repeat(4000), 'hex'));
    const chapters = element(
      '1043a770',
      element('45b9', Buffer.concat(Array.from({ length: 500 }, () => atom))),
    );
    const { count, reads } = chaptersOf(
      Buffer.concat([element('1a45dfa3', Buffer.alloc(0)), element('18538067', chapters)]),
    );
    assert.equal(count, 0);
    assert.ok(reads <= 50_000, `${reads} reads`);
  });
});

describe('readFragments()', () => {
  const read = (bytes: Uint8Array, pieces: number): number => {
    let samples = 0;
    const reader = readFragments({
      configured: () => {},
      sample: ({ data }) => {
        samples++;
        assert.ok(data.length <= bytes.length);
      },
    });
    for (let at = 0; at < bytes.length; at += pieces) reader.push(bytes.subarray(at, at + pieces));
    reader.end();
    return samples;
  };

  for (const [name, ...codec] of [
    ['avc', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ['aac', '-c:a', 'aac'],
  ]) {
    test(`answers damaged ${name} with less, or a plain error`, () => {
      const file = join(folder, `${name}.mp4`);
      const source = name === 'aac' ? 'sine=duration=0.3' : 'testsrc=size=64x64:rate=10:duration=1';
      const flags = '+frag_every_frame+empty_moov+default_base_moof';
      execFileSync(program, ['-v', 'error', '-f', 'lavfi', '-i', source, ...codec, '-movflags', flags, file]);
      const film = readFileSync(file);
      assert.ok(read(film, 1000) >= 10);
      fuzz(film, (bytes, what) => {
        try {
          assert.ok(read(bytes, 700) <= bytes.length + 4096);
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error;
          checkError(error, what);
        }
      });
    });
  }

  test('refuses a run of billions of samples that takes no room', () => {
    const box = (type: string, body: Uint8Array): Uint8Array => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(body.length + 8);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, body]);
    };
    const trun = box('trun', Buffer.from('00000000ffffffff', 'hex'));
    const reader = readFragments({ configured: () => {}, sample: () => {} });
    assert.throws(() => reader.push(box('moof', box('traf', trun))), /4294967295 samples/);
  });
});

test('readers of coded streams answer damaged ones with less, or a plain error', () => {
  const stream = (name: string, ...args: string[]): Uint8Array => {
    const file = join(folder, name);
    execFileSync(program, ['-v', 'error', '-f', 'lavfi', ...args, file]);
    return readFileSync(file);
  };
  const avc = stream(
    'film.h264',
    '-i',
    'testsrc=size=64x64:rate=5:duration=1',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
  );
  const opus = Uint8Array.from([...Buffer.from('OpusHead'), 1, 2, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]);
  // A temporal delimiter, a sequence header and a frame as SVT-AV1 writes them.
  const av1 = Uint8Array.from(
    Buffer.from('12000a0b00000002af7ffcd7c00840320e10009c60002000000080000000b8', 'hex'),
  );
  assert.ok(avcConfiguration(avc).length > 10 && lengthPrefixed(avc).length > 10);
  assert.equal(opusConfiguration(opus).length, 11);
  const readers: [Uint8Array, (bytes: Uint8Array) => unknown][] = [
    [avc, avcConfiguration],
    [avc, lengthPrefixed],
    [opus, opusConfiguration],
    [av1, av1Configuration],
    [av1, av1Sample],
  ];
  for (const [file, reader] of readers) {
    fuzz(file, (bytes, what) => {
      try {
        reader(bytes);
      } catch (error) {
        checkError(error, `${reader.name}, ${what}`);
      }
    });
  }
});

test('subtitleDecoder() answers damaged timed text with words or nothing', () => {
  const words = Buffer.from('Who is there?');
  const style = Buffer.from('000000167374796c00010000000300010118ffffffff', 'hex');
  const packet = Buffer.concat([Buffer.from([0, words.length]), words, style]);
  const decode = subtitleDecoder('mov_text', '');
  assert.ok(decode);
  assert.match(decode(packet)?.text ?? '', /^<b>Who<\/b> is there\?$/);
  fuzz(packet, (bytes) => assert.ok((decode(bytes)?.text.length ?? 0) < 20 * packet.length * 2));
});
