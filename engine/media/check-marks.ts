// Checks chapters and markers before they are kept, and brings them into the one form in which they are kept.
import type { Chapter, Marker } from './chapters-and-markers.ts';
import { formatPlace } from './format-place.ts';

/** Of a film: more than any has, few enough for every answer that carries them. */
export const maxChapters = 500;
export const maxMarkers = 50;
/** Characters of a chapter's title. */
export const maxChapterTitle = 200;

export class MarksError extends Error {
  override readonly name = 'MarksError';
  /** Which of what was given: `chapters`, `markers.2.end`. */
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Times to the millisecond, titles without control characters. Throws MarksError where they overlap, run backwards or leave the film. */
export function checkChapters(chapters: readonly Chapter[], durationSeconds: number): Chapter[] {
  if (chapters.length > maxChapters)
    throw new MarksError(`Cannot keep ${chapters.length} chapters: ${maxChapters} are the most`, 'chapters');
  const kept = chapters.map((chapter, at) => ({
    ...checkStretch('the chapter', chapter, durationSeconds, `chapters.${at}`),
    title: cleanTitle(chapter.title),
  }));
  refuseOverlap(
    'chapter',
    kept.map((chapter, at) => ({ ...chapter, path: `chapters.${at}` })),
  );
  return kept;
}

/** In order of time. Throws MarksError as `checkChapters` does, of markers of the same kind. */
export function checkMarkers(markers: readonly Marker[], durationSeconds: number): Marker[] {
  if (markers.length > maxMarkers)
    throw new MarksError(`Cannot keep ${markers.length} markers: ${maxMarkers} are the most`, 'markers');
  const kept = markers
    .map(({ kind, start, end }, at) => {
      const path = `markers.${at}`;
      return { kind, ...checkStretch(`the ${kind}`, { start, end }, durationSeconds, path), path };
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const [kind, ofKind] of Map.groupBy(kept, (marker) => marker.kind)) refuseOverlap(kind, ofKind);
  return kept.map(({ kind, start, end }) => ({ kind, start, end }));
}

/** Null for none. Bidirectional controls go with the others: they would turn around what stands beside the title. */
export function cleanTitle(title: string | null): string | null {
  const clean = (title ?? '')
    .replaceAll(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, maxChapterTitle)
    .toWellFormed();
  return clean === '' ? null : clean;
}

function checkStretch(what: string, { start, end }: Stretch, durationSeconds: number, path: string): Stretch {
  const place = `${formatPlace(start)} to ${formatPlace(end)}`;
  if (!(start >= 0 && end > start))
    throw new MarksError(
      `Cannot keep ${what} from ${place}: it must begin at 0 or later and end after that`,
      `${path}.${start >= 0 ? 'end' : 'start'}`,
    );
  // Half a second: players and containers round the end of a film.
  if (end > durationSeconds + 0.5)
    throw new MarksError(
      `Cannot keep ${what} from ${place}: the film ends at ${formatPlace(durationSeconds)}`,
      `${path}.end`,
    );
  const kept = { start: toMilliseconds(start), end: toMilliseconds(Math.min(end, durationSeconds)) };
  if (kept.end <= kept.start)
    throw new MarksError(
      `Cannot keep ${what} from ${place}: nothing of it lies inside of the film`,
      `${path}.end`,
    );
  return kept;
}

function toMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function refuseOverlap(what: string, stretches: readonly (Stretch & { path: string })[]): void {
  for (const [i, stretch] of stretches.entries()) {
    const before = stretches[i - 1];
    if (before !== undefined && stretch.start < before.end)
      throw new MarksError(
        `Cannot keep the ${what} from ${formatPlace(stretch.start)}: the one before it goes on until ${formatPlace(before.end)}`,
        `${stretch.path}.start`,
      );
  }
}
