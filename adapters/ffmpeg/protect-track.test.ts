import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createFile, MP4BoxBuffer } from 'mp4box';
import { AV_LOG_QUIET, Log } from 'node-av';
import type { PackagedVideo } from '#engine/media/packaged-media.ts';
import { ladderFor } from '#engine/media/ladder-for.ts';
import { writeMediaPlaylist } from '#engine/media/write-hls.ts';
import type { Sample, TrackHeader } from '#engine/media/write-fmp4.ts';
import { ffmpeg, needProgram } from '../../tools/find-program.ts';
import { ffmpegTranscoder } from './ffmpeg-transcoder.ts';
import { makeFixture } from './make-fixture.ts';
import { openTrack } from './track-writer.ts';

Log.setLevel(AV_LOG_QUIET);

const folder = mkdtempSync(join(tmpdir(), 'kinora-protect-'));
const keyId = '000102030405060708090a0b0c0d0e0f';
const key = new Uint8Array(Buffer.from('f00dfacef00dfacef00dfacef00dface', 'hex'));
const at = (...parts: string[]) => join(folder, ...parts);
const program = needProgram(ffmpeg);
let video: PackagedVideo;

/** 5 s of picture in two segments, encoded once; its samples written clear and by both schemes. */
before(async () => {
  const picture = { width: 320, height: 180, rate: '24' };
  makeFixture({ file: at('film.mp4'), container: 'mp4', seconds: 5, video: picture });
  const transcoder = ffmpegTranscoder({ niceness: 0 });
  const facts = await transcoder.probe(at('film.mp4'));
  const ladder = ladderFor(facts);
  const made = await transcoder.encode({
    file: at('film.mp4'),
    facts,
    ...ladder,
    video: ladder.video.slice(0, 1),
    outDir: folder,
  });
  await transcoder.close();
  const [first] = made.video;
  assert.equal(first?.segments.length, 2);
  video = first;
  const init = readFileSync(at(first.id, 'init.mp4'));
  const avcC = init.indexOf('avcC');
  const header: TrackHeader = {
    kind: 'video',
    timescale: first.timescale,
    language: 'und',
    width: first.width,
    height: first.height,
    pixelAspect: first.pixelAspect,
    configuration: Uint8Array.from(init.subarray(avcC + 4, avcC - 4 + init.readUInt32BE(avcC - 4))),
  };
  for (const scheme of ['clearkey', 'aes-128'] as const) {
    const track = openTrack(at(scheme), header, { scheme, keyId, key });
    for (const number of [1, 2]) {
      for (const sample of samplesOf(readFileSync(at(first.id, `${number}.m4s`)))) track.add(sample);
      track.cut();
    }
    track.finish();
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a segment of ours: four numbers a sample in `trun`, and the samples one after another in `mdat`. */
function samplesOf(segment: Buffer): Sample[] {
  const trun = segment.indexOf('trun') + 4;
  let from = segment.indexOf('mdat') + 4;
  return Array.from({ length: segment.readUInt32BE(trun + 4) }, (_, i) => {
    const row = trun + 12 + i * 16;
    const size = segment.readUInt32BE(row + 4);
    const data = Uint8Array.from(segment.subarray(from, from + size));
    from += size;
    return {
      data,
      duration: segment.readUInt32BE(row),
      compositionOffset: segment.readInt32BE(row + 12),
      isKey: segment.readUInt32BE(row + 8) === 0x02000000,
    };
  });
}

const whole = (name: string) =>
  Buffer.concat(['init.mp4', '1.m4s', '2.m4s'].map((part) => readFileSync(at(name, part))));

/** Hashes of the frames that FFmpeg decodes; `input` goes through a pipe, as from a network. */
function frames(options: string[], input: Buffer = Buffer.alloc(0)): string[] {
  const done = spawnSync(program, ['-v', 'error', '-threads', '1', ...options, '-f', 'framemd5', '-'], {
    input,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const lines = done.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => line.split(',').at(-1)?.trim() ?? '');
}

test('FFmpeg decodes a ClearKey track with its key into the very frames of the clear one, and without it does not', () => {
  const clear = frames(['-i', 'pipe:'], whole(video.id));
  assert.equal(clear.length, 120);
  const hidden = whole('clearkey');
  const given = Buffer.from(key).toString('hex');
  assert.deepEqual(frames(['-decryption_key', given, '-i', 'pipe:'], hidden), clear);
  assert.notDeepEqual(frames(['-i', 'pipe:'], hidden), clear);
});

test('an independent parser finds the boxes of Common Encryption, an IV of its own for each sample', () => {
  const bytes = whole('clearkey');
  const file = createFile();
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(Uint8Array.from(bytes).buffer, 0), true);
  file.flush();
  assert.equal(file.moov.traks[0]?.mdia.minf.stbl.stsd.entries[0]?.type, 'encv');
  const tenc = bytes.indexOf('tenc');
  assert.equal(bytes.subarray(tenc + 8, tenc + 28).toString('hex'), `00000108${keyId}`);
  assert.ok(bytes.includes('schm\0\0\0\0cenc'));
  assert.equal(file.moofs.length, 2);
  const ivs = new Set<string>();
  for (const { start = 0, trafs } of file.moofs) {
    const boxes = new Map(trafs[0]?.boxes?.map((each) => [each.type, each]));
    const [senc, saio, saiz] = ['senc', 'saio', 'saiz'].map((type) => boxes.get(type));
    assert.ok(senc?.start !== undefined && saio?.start !== undefined && saiz?.start !== undefined);
    const entries = senc.start + 16;
    assert.equal(bytes.readUInt32BE(saio.start + 16), entries - start);
    const count = bytes.readUInt32BE(saiz.start + 13);
    let from = entries;
    for (let i = 0; i < count; i++) {
      ivs.add(bytes.subarray(from, from + 8).toString('hex'));
      from += bytes[saiz.start + 17 + i] ?? 0;
    }
    assert.equal(from, senc.start + senc.size);
  }
  assert.equal(ivs.size, 120);
});

test('AES-128 goes back to the clear segments with the sequence number as IV, and FFmpeg plays it by its playlist', () => {
  assert.ok(readFileSync(at('aes-128', 'init.mp4')).equals(readFileSync(at(video.id, 'init.mp4'))));
  for (const number of [1, 2]) {
    const iv = Buffer.alloc(16);
    iv[15] = number;
    const decipher = createDecipheriv('aes-128-cbc', key, iv);
    const hidden = readFileSync(at('aes-128', `${number}.m4s`));
    const opened = Buffer.concat([decipher.update(hidden), decipher.final()]);
    assert.ok(opened.equals(readFileSync(at(video.id, `${number}.m4s`))), `segment ${number}`);
  }
  writeFileSync(at('key'), key);
  const playlist = at('aes-128', 'index.m3u8');
  writeFileSync(playlist, writeMediaPlaylist(video, { scheme: 'aes-128', keyId }));
  const shown = frames(['-allowed_extensions', 'ALL', '-i', playlist]);
  assert.deepEqual(shown, frames(['-i', 'pipe:'], whole(video.id)));
});
