// Which of the downloads of this device is the film or the episode that somebody asks to play.
import { isExpired, type DownloadRecord } from './download-record.ts';

/** A film, or an episode; null for a film, and for a series that goes on where it was left. */
export interface Asked {
  readonly profileId: number;
  readonly movieId: number;
  readonly episodeId: number | null;
}

/** `expired`: it is here, but may not be watched any more. */
export type Copy = { readonly kind: 'good' | 'expired'; readonly record: DownloadRecord } | null;

/** Episodes of a series of which any are here: then it matters with which it goes on. */
export function isSeriesHere(records: readonly DownloadRecord[], asked: Asked): boolean {
  return asked.episodeId === null && wholeOf(records, asked).some(({ episodeId }) => episodeId !== null);
}

/** `left`: the episode that a series goes on with; null when it begins; undefined when nobody can say. */
export function chooseCopy(
  records: readonly DownloadRecord[],
  asked: Asked,
  left: number | null | undefined,
  now: number,
): Copy {
  const whole = wholeOf(records, asked);
  const record = isSeriesHere(records, asked)
    ? episodeOf(whole, left)
    : whole.find(({ episodeId }) => episodeId === asked.episodeId);
  return record === undefined ? null : { kind: isExpired(record, now) ? 'expired' : 'good', record };
}

function wholeOf(records: readonly DownloadRecord[], { movieId, profileId }: Asked): DownloadRecord[] {
  return records.filter(
    (record) => record.movieId === movieId && record.profileId === profileId && record.state === 'complete',
  );
}

function episodeOf(
  whole: readonly DownloadRecord[],
  left: number | null | undefined,
): DownloadRecord | undefined {
  if (typeof left === 'number') return whole.find(({ episodeId }) => episodeId === left);
  const inOrder = whole.toSorted((a, b) => place(a) - place(b));
  if (left === null) return inOrder.find(({ episode }) => episode?.season === 1 && episode.number === 1);
  // Watched here last; without any mark the earliest that is here.
  return inOrder.toSorted((a, b) => (b.mark?.at ?? 0) - (a.mark?.at ?? 0))[0];
}

function place({ episode }: DownloadRecord): number {
  return (episode?.season ?? 0) * 10_000 + (episode?.number ?? 0);
}
