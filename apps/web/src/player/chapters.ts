// The chapters of a film as the timeline needs them: in order, without holes or overlaps, each with a name to call it by.

import type { Chapter } from '@kinora/sdk';

/** A stretch of the timeline, with the number that a chapter without a title goes by. */
export interface ChapterPart extends Chapter {
  /** From 1. */
  readonly number: number;
}

/** Seconds: what is shorter is not seen on the timeline, nor aimed at. */
const SHORTEST = 1;
/** Seconds into a chapter after which going back means its own beginning, as on a disc. */
const RESTART = 3;

/** Covers a film of `duration` seconds from end to end. None when there are fewer than two: the whole film is no chapter. */
export function chapterParts(chapters: readonly Chapter[], duration: number): ChapterPart[] {
  const begun = chapters
    .filter(({ start }) => start < duration - SHORTEST)
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }, index, sorted) => index === 0 || start - (sorted[index - 1]?.start ?? 0) >= SHORTEST);
  if (begun.length < 2) return [];
  return begun.map(({ start, title }, index) => ({
    start: index === 0 ? 0 : start,
    end: begun[index + 1]?.start ?? duration,
    title,
    number: index + 1,
  }));
}

export function chapterAt<Part extends Chapter>(parts: readonly Part[], time: number): Part | null {
  return parts.findLast(({ start }) => start <= time) ?? null;
}

/** Where the next chapter begins, or the one before; null at the last one. Seconds. */
export function chapterStep(parts: readonly Chapter[], time: number, step: 1 | -1): number | null {
  if (step === 1) return parts.find(({ start }) => start > time)?.start ?? null;
  return parts.findLast(({ start }) => start < time - RESTART)?.start ?? parts[0]?.start ?? null;
}
