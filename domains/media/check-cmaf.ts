// Checks packaged tracks box by box, and with another parser, for the tests of transcoders.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import type { PackagedAudio, PackagedVideo } from '#engine/media/packaged-media.ts';
import { trackSeconds } from '#engine/media/packaged-media.ts';

type Box = { type: string; start: number; size: number; body: DataView };

/** The boxes of one level of an MP4 file (ISO/IEC 14496-12, 4.2). */
export function boxes(bytes: Uint8Array): Box[] {
  const found: Box[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    const size = view.getUint32(at);
    assert.ok(size >= 8 && at + size <= bytes.length, `box at ${at} has size ${size} of ${bytes.length}`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    found.push({
      type,
      start: at,
      size,
      body: new DataView(bytes.buffer, bytes.byteOffset + at + 8, size - 8),
    });
    at += size;
  }
  return found;
}

function inner(box: Box | undefined, ...path: string[]): Box {
  assert.ok(box);
  const [type, ...rest] = path;
  if (type === undefined) return box;
  const body = new Uint8Array(box.body.buffer, box.body.byteOffset, box.body.byteLength);
  const child = boxes(body).find((candidate) => candidate.type === type);
  assert.ok(child, `${box.type} holds no ${type}`);
  return inner(child, ...rest);
}

/** Walks every segment of a track: decode times without gap or overlap, a key frame first, sizes that add up. */
export function checkTrack(outDir: string, track: PackagedVideo | PackagedAudio): void {
  const folder = join(outDir, track.id);
  const files = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  assert.deepEqual(files, [...track.segments.map((_, i) => `${i + 1}.m4s`), 'init.mp4']);

  const init = boxes(readFileSync(join(folder, 'init.mp4')));
  assert.deepEqual(
    init.map((box) => box.type),
    ['ftyp', 'moov'],
  );
  const mdhd = inner(init[1], 'trak', 'mdia', 'mdhd');
  assert.equal(mdhd.body.getUint32(12), track.timescale);
  const stsd = inner(init[1], 'trak', 'mdia', 'minf', 'stbl', 'stsd');
  const isSecond = track.codec === 'opus' || track.codec.startsWith('av01');
  const [picture, sound] = isSecond ? ['av01', 'Opus'] : ['avc1', 'mp4a'];
  assert.equal(ascii(stsd.body, 12), track.kind === 'video' ? picture : sound);
  if (isSecond) checkSecondEntry(stsd, track);
  else if (track.kind === 'video') {
    // avcC follows the 78 bytes of the sample entry; its bytes 1 to 3 are the codec string.
    const entry = 16 + 78;
    assert.equal(ascii(stsd.body, entry + 4), 'avcC');
    const hex = [9, 10, 11]
      .map((i) =>
        stsd.body
          .getUint8(entry + i)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('');
    assert.equal(track.codec, `avc1.${hex}`);
    assert.deepEqual(
      [stsd.body.getUint16(16 + 24), stsd.body.getUint16(16 + 26)],
      [track.width, track.height],
    );
  } else {
    assert.equal(track.codec, 'mp4a.40.2');
  }

  let decodeTime = 0n;
  for (const [i, segment] of track.segments.entries()) {
    const bytes = readFileSync(join(folder, `${i + 1}.m4s`));
    assert.equal(bytes.length, segment.bytes);
    const parts = boxes(bytes);
    assert.deepEqual(
      parts.map((box) => box.type),
      ['styp', 'moof', 'mdat'],
    );
    const moof = parts[1];
    assert.equal(inner(moof, 'mfhd').body.getUint32(4), i + 1);
    assert.equal(
      inner(moof, 'traf', 'tfdt').body.getBigUint64(4),
      decodeTime,
      `segment ${i + 1} of ${track.id}`,
    );
    const trun = inner(moof, 'traf', 'trun').body;
    const samples = trun.getUint32(4);
    assert.equal(trun.getInt32(8), (moof?.size ?? 0) + 8);
    let duration = 0;
    let size = 0;
    let earliest = Infinity;
    for (let s = 0; s < samples; s++) {
      const at = 12 + s * 16;
      const offset = trun.getInt32(at + 12);
      earliest = Math.min(earliest, duration + offset);
      duration += trun.getUint32(at);
      size += trun.getUint32(at + 4);
      // sample_is_non_sync_sample: only the first frame of a picture segment is a key frame, every frame of sound is.
      const isKey = (trun.getUint32(at + 8) & 0x10000) === 0;
      assert.equal(isKey, track.kind === 'audio' || s === 0);
    }
    assert.equal(duration, segment.duration);
    assert.equal(earliest, 0, 'the first picture shown is at the start of the segment');
    assert.equal(size + 8, parts[2]?.size);
    decodeTime += BigInt(duration);
  }
}

/** AV1 in ISOBMFF 2.3: the record and the sequence header in it; Opus in ISOBMFF 4.3.2. */
function checkSecondEntry(stsd: Box, track: PackagedVideo | PackagedAudio): void {
  if (track.kind === 'audio') {
    const record = 16 + 28;
    assert.equal(ascii(stsd.body, record + 4), 'dOps');
    assert.deepEqual(
      [stsd.body.getUint8(record + 9), stsd.body.getUint16(record + 10), stsd.body.getUint32(record + 12)],
      [2, 312, 48000],
    );
    return;
  }
  const record = 16 + 78;
  assert.equal(ascii(stsd.body, record + 4), 'av1C');
  assert.equal(stsd.body.getUint8(record + 8), 0x81);
  const level = String(stsd.body.getUint8(record + 9) & 31).padStart(2, '0');
  assert.equal(track.codec, `av01.0.${level}M.08`);
  // A sequence header that says its size.
  assert.equal(stsd.body.getUint8(record + 12), 0x0a);
}

export async function checkWithMediabunny(outDir: string, track: PackagedVideo): Promise<void> {
  const names = ['init.mp4', ...track.segments.map((_, i) => `${i + 1}.m4s`)];
  const whole = Buffer.concat(names.map((name) => readFileSync(join(outDir, track.id, name))));
  const input = new Input({ source: new BufferSource(whole), formats: ALL_FORMATS });
  const found = await input.getPrimaryVideoTrack();
  assert.ok(found);
  // Of AV1 it tells more: colours, and where chroma lies.
  const told = await found.getCodecParameterString();
  assert.ok(told?.startsWith(track.codec), `${told} for ${track.codec}`);
  const seconds = await found.computeDuration();
  assert.ok(Math.abs(seconds - trackSeconds(track)) < 0.1, `${seconds} s`);
  assert.equal(await found.getFirstTimestamp(), 0);
}

function ascii(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}
