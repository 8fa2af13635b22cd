// Chapters and markers as an operator types them: rows of text, and what is wrong with each, by the rules of the server.
import type { Asset, Chapter, Marker } from '@kinora/sdk';
import { placeText } from './place-text.ts';
import { readPlace } from './read-place.ts';

export interface MarkerRow {
  readonly key: number;
  readonly kind: Marker['kind'];
  readonly start: string;
  readonly end: string;
}
export interface ChapterRow {
  readonly key: number;
  readonly title: string;
  readonly start: string;
  /** Empty: until the next one begins. */
  readonly end: string;
}
export interface MarksDraft {
  readonly markers: readonly MarkerRow[];
  readonly chapters: readonly ChapterRow[];
}

export type MarkFault =
  | { readonly kind: 'time' | 'order' }
  | { readonly kind: 'outside' | 'overlap'; readonly seconds: number };

type Row = Pick<ChapterRow, 'key' | 'start' | 'end'>;

export interface ReadMarks {
  readonly chapters: readonly Chapter[];
  readonly markers: readonly Marker[];
  /** By list, key of the row and field: `markers.3.end`. Where there is one, the lists are not to be sent. */
  readonly faults: ReadonlyMap<string, MarkFault>;
}

/** Seconds that a mark may end after the film: players and containers round its end. */
const ROUNDED = 0.5;

export function draftMarks({
  chapters,
  markers,
  duration,
}: Pick<Asset, 'chapters' | 'markers' | 'duration'>): MarksDraft {
  return {
    markers: markers.map(({ kind, start, end }, key) => ({
      key,
      kind,
      start: placeText(start),
      end: placeText(end),
    })),
    chapters: chapters.map(({ title, start, end }, key) => ({
      key,
      title: title ?? '',
      start: placeText(start),
      end: goesOn(end, chapters[key + 1]?.start, duration) ? '' : placeText(end),
    })),
  };
}

/** Until the next chapter begins, or, as players and containers round, until the film ends. */
function goesOn(end: number, next: number | undefined, duration: number | null): boolean {
  return next === undefined ? end >= (duration ?? Infinity) - ROUNDED : end === next;
}

/** In order of time, whatever order they were typed in. */
export function readMarks(draft: MarksDraft, duration: number): ReadMarks {
  const faults = new Map<string, MarkFault>();
  const starts = draft.chapters.flatMap(({ start }) => readPlace(start) ?? []).toSorted((a, b) => a - b);
  const chapters = readRows('chapters', draft.chapters, faults, duration, (start) => {
    return starts.find((next) => next > start) ?? duration;
  });
  const markers = readRows('markers', draft.markers, faults, duration, () => null);
  tellOverlaps('chapters', chapters, faults);
  for (const ofKind of Map.groupBy(markers, ({ row }) => row.kind).values())
    tellOverlaps('markers', ofKind, faults);
  return {
    chapters: chapters.map(({ row, start, end }) => ({ start, end, title: row.title.trim() || null })),
    markers: markers.map(({ row, start, end }) => ({ kind: row.kind, start, end })),
    faults,
  };
}

/** When a chapter whose end is left open ends. */
export function openEnd(chapters: readonly ChapterRow[], row: ChapterRow, duration: number): number {
  const start = readPlace(row.start) ?? Number.POSITIVE_INFINITY;
  const later = chapters.flatMap((each) => readPlace(each.start) ?? []).filter((place) => place > start);
  return Math.min(duration, ...later);
}

interface Placed<Of extends Row> {
  readonly row: Of;
  readonly start: number;
  readonly end: number;
}

function readRows<Of extends Row>(
  list: keyof MarksDraft,
  rows: readonly Of[],
  faults: Map<string, MarkFault>,
  duration: number,
  endOf: (start: number) => number | null,
): Placed<Of>[] {
  const placed: Placed<Of>[] = [];
  for (const row of rows) {
    const fault = (field: 'start' | 'end', why: MarkFault): void =>
      void faults.set(`${list}.${row.key}.${field}`, why);
    const start = readPlace(row.start);
    const open = row.end.trim() === '' && start !== null ? endOf(start) : null;
    const end = open ?? readPlace(row.end);
    if (start === null) fault('start', { kind: 'time' });
    else if (start >= duration) fault('start', { kind: 'outside', seconds: duration });
    if (end === null) fault('end', { kind: 'time' });
    else if (end > duration + ROUNDED) fault('end', { kind: 'outside', seconds: duration });
    else if (start !== null && start < duration && end <= start) fault('end', { kind: 'order' });
    if (start !== null && end !== null) placed.push({ row, start, end });
  }
  return placed.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function tellOverlaps(
  list: keyof MarksDraft,
  placed: readonly Placed<Row>[],
  faults: Map<string, MarkFault>,
): void {
  for (const [at, { row, start }] of placed.entries()) {
    const before = placed[at - 1];
    const field = `${list}.${row.key}.start`;
    if (before !== undefined && start < before.end && !faults.has(field))
      faults.set(field, { kind: 'overlap', seconds: before.end });
  }
}
