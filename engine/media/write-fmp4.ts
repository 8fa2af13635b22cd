// Writes CMAF: the init segment of one track, and media segments of one moof and one mdat (ISO/IEC 14496-12, 23000-19).
import type { SampleEncryption } from './encrypt-samples.ts';
import type { Fraction } from './media-facts.ts';

/** What the init segment says about its single track. */
export type TrackHeader = {
  /** Ticks per second of every duration and time of the track. */
  timescale: number;
  /** ISO 639-2/T, three letters; `und` when unknown. */
  language: string;
} & (
  | {
      kind: 'video';
      width: number;
      height: number;
      pixelAspect: Fraction;
      /** Absent: `avc1`. */
      format?: 'avc1' | 'av01';
      /** AVCDecoderConfigurationRecord or AV1CodecConfigurationRecord. */
      configuration: Uint8Array;
    }
  | {
      kind: 'audio';
      sampleRate: number;
      channels: number;
      /** Absent: `mp4a`. */
      format?: 'mp4a' | 'Opus';
      /** AudioSpecificConfig, or the content of a dOps box. */
      configuration: Uint8Array;
      bitrate: number;
    }
);

/** One coded frame. */
export type Sample = {
  data: Uint8Array;
  /** Ticks until the next sample is decoded. */
  duration: number;
  /** Presentation time minus decode time, in ticks; may be negative. */
  compositionOffset: number;
  isKey: boolean;
};

/** Every segment holds one track under this number. */
const trackId = 1;

/** A sample that others are predicted from nothing: sample_depends_on = 2. */
const keyFlags = 0x02000000;
/** A sample that needs others: sample_depends_on = 1, sample_is_non_sync_sample. */
const otherFlags = 0x01010000;

/** Bytes of an initialization vector in `senc`. */
const ivBytes = 8;

/**
 * `ftyp` and `moov`; no edit list, so that decode time 0 is presentation time 0. With `keyId`, 16 bytes, the samples are said to be
 * encrypted by scheme `cenc` under the key of this name.
 */
export function writeInitSegment(track: TrackHeader, keyId: Uint8Array | null = null): Uint8Array {
  const ftyp = box('ftyp', text('iso6'), u32(0), text('iso6'), text('cmfc'), text('mp41'));
  const mvhd = fullBox(
    'mvhd',
    0,
    0,
    u32(0),
    u32(0),
    u32(track.timescale),
    u32(0),
    u32(0x10000),
    u16(0x100),
    zeros(10),
    matrix,
    zeros(24),
    u32(2),
  );
  const trex = fullBox('trex', 0, 0, u32(trackId), u32(1), u32(0), u32(0), u32(0));
  return concatenate([ftyp, box('moov', mvhd, trakBox(track, keyId), box('mvex', trex))]);
}

/**
 * One media segment.
 *
 * `sequence` counts from 1; `decodeTime` is the decode time of the first sample, in ticks. The trun is of version 1: composition
 * offsets are signed, so that the first picture can be shown at decode time 0 although later ones are reordered. `encryption`, one for
 * each sample, says how the samples were encrypted.
 */
export function writeMediaSegment(
  sequence: number,
  decodeTime: number,
  samples: readonly Sample[],
  encryption: readonly SampleEncryption[] | null = null,
): Uint8Array {
  const first = samples[0];
  if (first === undefined) throw new Error(`Cannot write media segment ${sequence}: it has no samples`);
  const table = new Uint8Array(samples.length * 16);
  const view = new DataView(table.buffer);
  let size = 0;
  samples.forEach((sample, i) => {
    view.setUint32(i * 16, sample.duration);
    view.setUint32(i * 16 + 4, sample.data.length);
    view.setUint32(i * 16 + 8, sample.isKey ? keyFlags : otherFlags);
    view.setInt32(i * 16 + 12, sample.compositionOffset);
    size += sample.data.length;
  });
  const styp = box('styp', text('msdh'), u32(0), text('msdh'), text('cmfs'));
  const mfhd = fullBox('mfhd', 0, 0, u32(sequence));
  // tfhd: default-base-is-moof. trun: data offset, and duration, size, flags, offset of each sample.
  const tfhd = fullBox('tfhd', 0, 0x020000, u32(trackId));
  const tfdt = fullBox('tfdt', 1, 0, u64(decodeTime));
  const trun = (dataOffset: number) =>
    fullBox('trun', 1, 0x000f01, u32(samples.length), u32(dataOffset), table);
  // Behind the heads of moof and traf.
  const encryptionAt = 16 + concatenate([mfhd, tfhd, tfdt, trun(0)]).length;
  const encryptionParts = encryption === null ? [] : encryptionBoxes(encryption, encryptionAt);
  const moofWith = (dataOffset: number) =>
    box('moof', mfhd, box('traf', tfhd, tfdt, trun(dataOffset), ...encryptionParts));
  const moof = moofWith(moofWith(0).length + 8);
  const head = concatenate([styp, moof, u32(size + 8), text('mdat')]);
  const segment = new Uint8Array(head.length + size);
  segment.set(head);
  let at = head.length;
  for (const sample of samples) {
    segment.set(sample.data, at);
    at += sample.data.length;
  }
  return segment;
}

/** `senc`, `saiz` and `saio` of a track fragment (ISO/IEC 23001-7, 7); `at` counts from the first byte of the moof to the boxes. */
function encryptionBoxes(encryption: readonly SampleEncryption[], at: number): Uint8Array[] {
  const entries = encryption.map(({ iv, subsamples }) => {
    if (iv.length !== ivBytes) throw new Error(`Cannot write an IV of ${iv.length} bytes: it has ${ivBytes}`);
    if (subsamples === null) return iv;
    const parts = subsamples.map((part) => concatenate([u16(part.clear), u32(part.encrypted)]));
    const entry = concatenate([iv, u16(parts.length), ...parts]);
    // `saiz` has a byte for it: 40 subsamples.
    if (entry.length > 0xff)
      throw new Error(`Cannot write a sample of ${parts.length} subsamples: 40 at most`);
    return entry;
  });
  const count = u32(entries.length);
  const whole = encryption.every(({ subsamples }) => subsamples === null);
  const sizes = whole
    ? [Uint8Array.of(ivBytes), count]
    : [Uint8Array.of(0), count, Uint8Array.from(entries, (entry) => entry.length)];
  return [
    fullBox('senc', 0, whole ? 0 : 2, count, ...entries),
    fullBox('saiz', 0, 0, ...sizes),
    // The entries begin behind the head of `senc` and their count.
    fullBox('saio', 0, 0, u32(1), u32(at + 16)),
  ];
}

/** Says that a sample entry stands for one of type `format`, and how it is encrypted (ISO/IEC 14496-12, 8.12). */
function protectionBox(format: string, keyId: Uint8Array): Uint8Array {
  // No pattern; protected; the size of an IV; the name of the key.
  const tenc = fullBox('tenc', 0, 0, Uint8Array.of(0, 0, 1, ivBytes), keyId);
  return box(
    'sinf',
    box('frma', text(format)),
    fullBox('schm', 0, 0, text('cenc'), u32(0x10000)),
    box('schi', tenc),
  );
}

function trakBox(track: TrackHeader, keyId: Uint8Array | null): Uint8Array {
  const video = track.kind === 'video';
  const shownWidth = video
    ? Math.round((track.width * track.pixelAspect.num * 65536) / track.pixelAspect.den)
    : 0;
  const shownHeight = video ? track.height * 65536 : 0;
  // Flags 3: enabled, in movie. Volume 1.0 for sound.
  const tkhd = fullBox(
    'tkhd',
    0,
    3,
    u32(0),
    u32(0),
    u32(trackId),
    u32(0),
    u32(0),
    zeros(8),
    u16(0),
    u16(0),
    u16(video ? 0 : 0x100),
    u16(0),
    matrix,
    u32(shownWidth),
    u32(shownHeight),
  );
  const mdhd = fullBox(
    'mdhd',
    0,
    0,
    u32(0),
    u32(0),
    u32(track.timescale),
    u32(0),
    u16(packedLanguage(track.language)),
    u16(0),
  );
  const handler = video ? 'vide' : 'soun';
  const hdlr = fullBox(
    'hdlr',
    0,
    0,
    u32(0),
    text(handler),
    zeros(12),
    text(video ? 'Video' : 'Audio'),
    zeros(1),
  );
  const mediaHeader = video ? fullBox('vmhd', 0, 1, zeros(8)) : fullBox('smhd', 0, 0, zeros(4));
  const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)));
  const stbl = box(
    'stbl',
    fullBox('stsd', 0, 0, u32(1), video ? videoEntry(track, keyId) : audioEntry(track, keyId)),
    fullBox('stts', 0, 0, u32(0)),
    fullBox('stsc', 0, 0, u32(0)),
    fullBox('stsz', 0, 0, u32(0), u32(0)),
    fullBox('stco', 0, 0, u32(0)),
  );
  return box('trak', tkhd, box('mdia', mdhd, hdlr, box('minf', mediaHeader, dinf, stbl)));
}

function videoEntry(track: TrackHeader & { kind: 'video' }, keyId: Uint8Array | null): Uint8Array {
  const { format = 'avc1' } = track;
  if (keyId !== null && format !== 'avc1')
    throw new Error(`Cannot write an encrypted track of "${format}": pictures are encrypted as H.264 alone`);
  return box(
    keyId === null ? format : 'encv',
    zeros(6),
    u16(1),
    zeros(16),
    u16(track.width),
    u16(track.height),
    // 72 dots per inch, one frame per sample, no compressor name, 24 bits of depth, no colour table.
    u32(0x480000),
    u32(0x480000),
    u32(0),
    u16(1),
    zeros(32),
    u16(24),
    u16(0xffff),
    box(format === 'avc1' ? 'avcC' : 'av1C', track.configuration),
    box('pasp', u32(track.pixelAspect.num), u32(track.pixelAspect.den)),
    ...(keyId === null ? [] : [protectionBox('avc1', keyId)]),
  );
}

function audioEntry(track: TrackHeader & { kind: 'audio' }, keyId: Uint8Array | null): Uint8Array {
  if (track.format === 'Opus') return opusEntry(track, keyId);
  const specific = descriptor(5, track.configuration);
  // Object type 0x40: MPEG-4 audio; stream type 5 (audio) shifted, with its reserved bit.
  const decoder = descriptor(
    4,
    Uint8Array.of(0x40, 0x15, 0, 0, 0),
    u32(track.bitrate),
    u32(track.bitrate),
    specific,
  );
  const stream = descriptor(3, u16(trackId), Uint8Array.of(0), decoder, descriptor(6, Uint8Array.of(2)));
  return box(
    keyId === null ? 'mp4a' : 'enca',
    zeros(6),
    u16(1),
    zeros(8),
    u16(track.channels),
    u16(16),
    zeros(4),
    u32(track.sampleRate * 65536),
    fullBox('esds', 0, 0, stream),
    ...(keyId === null ? [] : [protectionBox('mp4a', keyId)]),
  );
}

/** Opus has no descriptors: its record is a box of its own. */
function opusEntry(track: TrackHeader & { kind: 'audio' }, keyId: Uint8Array | null): Uint8Array {
  return box(
    keyId === null ? 'Opus' : 'enca',
    zeros(6),
    u16(1),
    zeros(8),
    u16(track.channels),
    u16(16),
    zeros(4),
    u32(track.sampleRate * 65536),
    box('dOps', track.configuration),
    ...(keyId === null ? [] : [protectionBox('Opus', keyId)]),
  );
}

/** An MPEG-4 descriptor (ISO/IEC 14496-1, 8.3.3) with a one-byte size. */
function descriptor(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const body = concatenate(parts);
  return concatenate([Uint8Array.of(tag, body.length), body]);
}

/** Unity transformation, in 16.16 and 2.30 fixed point. */
const matrix = concatenate([u32(0x10000), zeros(12), u32(0x10000), zeros(12), u32(0x40000000)]);

/** Three letters in five bits each. */
function packedLanguage(language: string): number {
  const code = /^[a-z]{3}$/.test(language) ? language : 'und';
  return [0, 1, 2].reduce((bits, i) => (bits << 5) | (code.charCodeAt(i) - 0x60), 0);
}

function box(type: string, ...parts: Uint8Array[]): Uint8Array {
  const body = concatenate(parts);
  return concatenate([u32(body.length + 8), text(type), body]);
}

function fullBox(type: string, version: number, flags: number, ...parts: Uint8Array[]): Uint8Array {
  return box(type, u32((version << 24) | flags), ...parts);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of((value >> 8) & 0xff, value & 0xff);
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

function text(ascii: string): Uint8Array {
  return Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
}

function zeros(count: number): Uint8Array {
  return new Uint8Array(count);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
