// Makes chapters as files hold them into chapters that players can use: in order, without overlap, inside of the film.
import type { Chapter } from './chapters-and-markers.ts';
import { cleanTitle, maxChapters } from './check-marks.ts';

/** Seconds by the clock of the file; `end` is null where the file leaves it open. */
export interface RawChapter {
  readonly start: number;
  readonly end: number | null;
  readonly title: string | null;
}

/** Shorter ones are accidents of the tools that wrote them. */
const shortest = 0.05;

/** `startSeconds` is the first timestamp of the file, which the packaged film begins with. One chapter alone says nothing, and is left out. */
export function tidyChapters(
  chapters: readonly RawChapter[],
  { startSeconds, durationSeconds }: { startSeconds: number; durationSeconds: number },
): Chapter[] {
  const round = (seconds: number): number =>
    Math.round(Math.min(durationSeconds, Math.max(0, seconds - startSeconds)) * 1000) / 1000;
  const inOrder = chapters
    .filter(({ start }) => Number.isFinite(start))
    .map(({ start, end, title }) => ({
      start: round(start),
      end: end === null || !Number.isFinite(end) || end <= start ? null : round(end),
      title: cleanTitle(title),
    }))
    .filter(({ start }) => start < durationSeconds - shortest)
    .toSorted((a, b) => a.start - b.start)
    .slice(0, maxChapters);
  const kept: Chapter[] = [];
  for (const [i, { start, end, title }] of inOrder.entries()) {
    const next = inOrder[i + 1]?.start ?? round(durationSeconds + startSeconds);
    const until = Math.min(end ?? next, next);
    if (until - start >= shortest) kept.push({ start, end: until, title });
  }
  return kept.length < 2 ? [] : kept;
}
