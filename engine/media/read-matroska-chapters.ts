// Reads the chapters of a Matroska or WebM file (RFC 9559, 5.1.7) without reading its pictures; whatever the bytes say, it ends.
import type { ByteSource } from './byte-source.ts';
import type { RawChapter } from './tidy-chapters.ts';

/** Element ids, with their length marker. */
const ids = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  cluster: 0x1f43b675,
  chapters: 0x1043a770,
  edition: 0x45b9,
  editionDefault: 0x45db,
  editionHidden: 0x45bd,
  atom: 0xb6,
  start: 0x91,
  end: 0x92,
  hidden: 0x98,
  display: 0x80,
  text: 0x85,
} as const;

/** Elements of a level that are looked at before giving up, and bytes of a list of chapters. */
const mostElements = 4096;
const mostBytes = 4 * 1024 * 1024;

interface Element {
  readonly id: number;
  readonly start: number;
  /** Infinity where the file does not tell the size, as in a live recording. */
  readonly end: number;
}

/** In the order of the file; none where there are none, or the bytes are no Matroska. */
export function readMatroskaChapters(source: ByteSource): RawChapter[] {
  const head = elementAt(source, 0);
  if (head?.id !== ids.ebml) return [];
  const segment = elementAt(source, head.end);
  if (segment?.id !== ids.segment) return [];
  const end = Math.min(segment.end, source.size);
  let promised: number | null = null;
  for (const element of elements(source, segment.start, end)) {
    if (element.id === ids.chapters) return readChapters(source, element);
    if (element.id === ids.seekHead) promised ??= seekTo(source, element, segment.start);
    // Behind the first cluster there are only more of them to walk over: the index of the file knows better.
    if (element.id === ids.cluster && promised !== null) break;
  }
  const found = promised === null ? null : elementAt(source, promised);
  return found?.id === ids.chapters ? readChapters(source, found) : [];
}

function seekTo(source: ByteSource, seekHead: Element, segmentStart: number): number | null {
  for (const seek of elements(source, seekHead.start, seekHead.end)) {
    if (seek.id !== ids.seek) continue;
    const parts = [...elements(source, seek.start, seek.end)];
    const target = parts.find(({ id }) => id === ids.seekId);
    const position = parts.find(({ id }) => id === ids.seekPosition);
    if (target && position && numberIn(source, target) === ids.chapters)
      return segmentStart + numberIn(source, position);
  }
  return null;
}

function readChapters(source: ByteSource, list: Element): RawChapter[] {
  if (list.end - list.start > mostBytes) return [];
  const editions = [...elements(source, list.start, list.end)].filter(({ id }) => id === ids.edition);
  const flag = (edition: Element, wanted: number): boolean =>
    [...elements(source, edition.start, edition.end)].some(
      (each) => each.id === wanted && numberIn(source, each) === 1,
    );
  const shown = editions.filter((edition) => !flag(edition, ids.editionHidden));
  const edition = shown.find((each) => flag(each, ids.editionDefault)) ?? shown[0];
  if (edition === undefined) return [];
  return [...elements(source, edition.start, edition.end)]
    .filter(({ id }) => id === ids.atom)
    .map((atom) => readAtom(source, atom))
    .filter((chapter) => chapter !== null);
}

/** Null for one that is hidden or has no time. Chapters within a chapter are left out. */
function readAtom(source: ByteSource, atom: Element): RawChapter | null {
  const parts = [...elements(source, atom.start, atom.end)];
  const number = (id: number): number | null => {
    const part = parts.find((each) => each.id === id);
    return part === undefined ? null : numberIn(source, part);
  };
  const start = number(ids.start);
  if (start === null || number(ids.hidden) === 1) return null;
  const end = number(ids.end);
  const display = parts.find(({ id }) => id === ids.display);
  const text = display && [...elements(source, display.start, display.end)].find(({ id }) => id === ids.text);
  const title = text === undefined ? null : textIn(source, text);
  return { start: start / 1e9, end: end === null ? null : end / 1e9, title };
}

function* elements(source: ByteSource, start: number, end: number): Generator<Element> {
  let at = start;
  for (let seen = 0; seen < mostElements && at < end; seen++) {
    const element = elementAt(source, at);
    // One that begins behind the end of what holds it is none of its own.
    if (element === null || element.start > end) return;
    yield { ...element, end: Math.min(element.end, end) };
    at = element.end;
  }
}

function elementAt(source: ByteSource, at: number): Element | null {
  if (!Number.isSafeInteger(at) || at >= source.size) return null;
  const bytes = source.read(at, 12);
  const idLength = lengthOf(bytes[0]);
  const sizeLength = lengthOf(bytes[idLength]);
  if (idLength === 0 || idLength > 4 || sizeLength === 0 || bytes.length < idLength + sizeLength) return null;
  const id = bytes.subarray(0, idLength).reduce((sum, byte) => sum * 256 + byte, 0);
  const first = (bytes[idLength] ?? 0) & (0xff >> sizeLength);
  const rest = bytes.subarray(idLength + 1, idLength + sizeLength);
  const size = rest.reduce((sum, byte) => sum * 256 + byte, first);
  const unknown = first === 0xff >> sizeLength && rest.every((byte) => byte === 0xff);
  const start = at + idLength + sizeLength;
  return { id, start, end: unknown ? Number.POSITIVE_INFINITY : start + size };
}

/** Bytes of a number that says its own length by its leading zeros; 0 for none. */
function lengthOf(first: number | undefined): number {
  return first === undefined || first === 0 ? 0 : Math.clz32(first) - 23;
}

function numberIn(source: ByteSource, { start, end }: Element): number {
  if (end - start > 8) return Number.NaN;
  return source.read(start, end - start).reduce((sum, byte) => sum * 256 + byte, 0);
}

function textIn(source: ByteSource, { start, end }: Element): string {
  return new TextDecoder().decode(source.read(start, Math.min(end - start, 4096)));
}
