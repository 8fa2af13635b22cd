// Reads the chapters of an MP4 or QuickTime file: a track of texts that another refers to (QTFF, chapter lists), or Nero's `chpl`.
import type { ByteSource } from './byte-source.ts';
import type { RawChapter } from './tidy-chapters.ts';

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Boxes of a level that are looked at, chapters, and bytes of a title: far more than real files have. */
const mostBoxes = 4096;
const mostChapters = 1000;
const mostText = 4096;

/** In order; none where there are none, or the bytes are no MP4. */
export function readMp4Chapters(source: ByteSource): RawChapter[] {
  const moov = child(source, { start: 0, end: source.size }, 'moov');
  if (moov === undefined) return [];
  const tracks = [...boxes(source, moov)].filter(({ type }) => type === 'trak');
  const named = new Set(tracks.flatMap((track) => referredTo(source, track)));
  const known = new Map<number | null, Box>();
  // Of two with the same id the first counts.
  if (named.size > 0) for (const track of tracks.toReversed()) known.set(trackId(source, track), track);
  for (const id of named) {
    const track = known.get(id);
    const chapters = track === undefined ? [] : readTextTrack(source, track);
    if (chapters.length > 0) return chapters;
  }
  const list = child(source, child(source, moov, 'udta'), 'chpl');
  return list === undefined ? [] : readNeroList(source, list);
}

/** Ids of the chapter tracks that a track names. */
function referredTo(source: ByteSource, track: Box): number[] {
  const list = child(source, child(source, track, 'tref'), 'chap');
  return list === undefined ? [] : numbers(source, list.start, Math.min(8, (list.end - list.start) / 4));
}

function trackId(source: ByteSource, track: Box): number | null {
  const header = child(source, track, 'tkhd');
  if (header === undefined) return null;
  const version = source.read(header.start, 1)[0];
  return numbers(source, header.start + (version === 1 ? 20 : 12), 1)[0] ?? null;
}

function readTextTrack(source: ByteSource, track: Box): RawChapter[] {
  const media = child(source, track, 'mdia');
  const handler = child(source, media, 'hdlr');
  const header = child(source, media, 'mdhd');
  const samples = child(source, child(source, media, 'minf'), 'stbl');
  if (handler === undefined || header === undefined || samples === undefined) return [];
  // A chapter may also have a picture; those are in a track of their own.
  if (!['text', 'sbtl'].includes(fourLetters(source.read(handler.start + 8, 4)))) return [];
  const version = source.read(header.start, 1)[0];
  const timescale = numbers(source, header.start + (version === 1 ? 20 : 12), 1)[0] ?? 0;
  if (timescale === 0) return [];
  const durations = sampleDurations(source, samples);
  const places = samplePlaces(source, samples);
  const chapters: RawChapter[] = [];
  let ticks = 0;
  for (const [i, { at, size }] of places.entries()) {
    const start = ticks / timescale;
    ticks += durations[i] ?? 0;
    chapters.push({
      start,
      end: ticks / timescale,
      title: textOf(source.read(at, Math.min(size, mostText))),
    });
  }
  return chapters;
}

/** Two bytes of length, then the text: UTF-8, or UTF-16 behind its mark. */
function textOf(sample: Uint8Array): string {
  const length = ((sample[0] ?? 0) << 8) | (sample[1] ?? 0);
  const text = sample.subarray(2, 2 + length);
  const wide = (text[0] === 0xfe && text[1] === 0xff) || (text[0] === 0xff && text[1] === 0xfe);
  return new TextDecoder(wide ? (text[0] === 0xfe ? 'utf-16be' : 'utf-16le') : 'utf-8').decode(text);
}

function sampleDurations(source: ByteSource, samples: Box): number[] {
  const durations: number[] = [];
  const entries = table(source, child(source, samples, 'stts'), 8, 2);
  for (let i = 0; i + 1 < entries.length && durations.length < mostChapters; i += 2) {
    const count = Math.min(entries[i] ?? 0, mostChapters - durations.length);
    for (let n = 0; n < count; n++) durations.push(entries[i + 1] ?? 0);
  }
  return durations;
}

function samplePlaces(source: ByteSource, samples: Box): { at: number; size: number }[] {
  const sizes = child(source, samples, 'stsz');
  if (sizes === undefined) return [];
  const [uniform = 0, count = 0] = numbers(source, sizes.start + 4, 2);
  const known = Math.min(count, mostChapters);
  const list =
    uniform > 0 ? Array.from({ length: known }, () => uniform) : numbers(source, sizes.start + 12, known);
  const chunks = chunkOffsets(source, samples);
  const runs = table(source, child(source, samples, 'stsc'), 8, 3);
  const places: { at: number; size: number }[] = [];
  let run = 0;
  for (const [chunk, offset] of chunks.entries()) {
    while (run + 3 < runs.length && (runs[run + 3] ?? 0) <= chunk + 1) run += 3;
    let at = offset;
    const inChunk = Math.min(runs[run + 1] ?? 0, list.length - places.length);
    for (let n = 0; n < inChunk; n++) {
      const size = list[places.length] ?? 0;
      places.push({ at, size });
      at += size;
    }
    if (places.length >= list.length) break;
  }
  return places;
}

function chunkOffsets(source: ByteSource, samples: Box): number[] {
  const short = child(source, samples, 'stco');
  if (short !== undefined) return table(source, short, 8, 1);
  const halves = table(source, child(source, samples, 'co64'), 8, 2);
  return halves.flatMap((high, i) => (i % 2 === 0 ? [high * 2 ** 32 + (halves[i + 1] ?? 0)] : []));
}

/** The numbers of a table whose count stands before its rows. */
function table(source: ByteSource, box: Box | undefined, header: number, columns: number): number[] {
  if (box === undefined) return [];
  const [rows = 0] = numbers(source, box.start + header - 4, 1);
  const room = Math.floor((box.end - box.start - header) / 4 / columns);
  return numbers(source, box.start + header, Math.min(rows, room, mostChapters) * columns);
}

/** Starts are in units of 100 ns (as FFmpeg and the tools of Nero write them). */
function readNeroList(source: ByteSource, list: Box): RawChapter[] {
  const bytes = source.read(list.start, Math.min(list.end - list.start, 255 * 264 + 9));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes[0] === 0 ? 4 : 8;
  const count = bytes[at] ?? 0;
  at++;
  const chapters: RawChapter[] = [];
  for (let i = 0; i < count && at + 9 <= bytes.length; i++) {
    const start = Number(view.getBigUint64(at)) / 1e7;
    const length = bytes[at + 8] ?? 0;
    const title = new TextDecoder().decode(bytes.subarray(at + 9, at + 9 + length));
    chapters.push({ start, end: null, title });
    at += 9 + length;
  }
  return chapters;
}

function child(
  source: ByteSource,
  parent: Pick<Box, 'start' | 'end'> | undefined,
  type: string,
): Box | undefined {
  if (parent === undefined) return undefined;
  for (const box of boxes(source, parent)) if (box.type === type) return box;
  return undefined;
}

function* boxes(source: ByteSource, { start, end }: Pick<Box, 'start' | 'end'>): Generator<Box> {
  let at = start;
  for (let seen = 0; seen < mostBoxes && at + 8 <= end; seen++) {
    const [short = 0] = numbers(source, at, 1);
    const type = fourLetters(source.read(at + 4, 4));
    const [high = 0, low = 0] = short === 1 ? numbers(source, at + 8, 2) : [];
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? high * 2 ** 32 + low : short === 0 ? end - at : short;
    if (size < header) return;
    yield { type, start: at + header, end: Math.min(at + size, end) };
    at += size;
  }
}

/** Unsigned, of four bytes each; fewer where the file ends. */
function numbers(source: ByteSource, at: number, count: number): number[] {
  const whole = Math.max(0, Math.floor(count));
  const bytes = source.read(at, whole * 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.getUint32(i * 4));
}

function fourLetters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
