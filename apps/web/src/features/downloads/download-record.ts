// What this browser knows of a download: enough to show it, to go on with it and to judge it without a network.
import type { DownloadTicket } from '@kinora/sdk';

/** `ended`: the service takes the right back, and nothing is stored any more. */
export type DownloadState = 'queued' | 'running' | 'paused' | 'failed' | 'complete' | 'ended';

/** Times in milliseconds since 1970. */
export interface DownloadRecord {
  readonly id: number;
  readonly accountId: number;
  readonly profileId: number;
  readonly movieId: number;
  readonly episodeId: number | null;
  /** Of the same video, the files of the same quality are the same. */
  readonly video: number;
  readonly quality: string;
  readonly height: number;
  /** Of all files, as estimated by the service, and of those stored so far. */
  readonly bytes: number;
  readonly received: number;
  /** Seconds. */
  readonly duration: number;
  readonly standIn: boolean;
  readonly chapters: DownloadTicket['chapters'];
  readonly markers: DownloadTicket['markers'];
  readonly title: string;
  /** Address of the picture, for as long as it is not stored. */
  readonly art: string;
  /** Colour behind the picture until it is there. */
  readonly tone: string;
  readonly episode: { readonly season: number; readonly number: number; readonly title: string } | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The latest time that was seen here: turning the clock back gains nothing. */
  readonly seenAt: number;
  readonly state: DownloadState;
  /** Why it waits (`network`) or failed (`space`, `other`). */
  readonly trouble: 'network' | 'space' | 'other' | null;
  /** Where the viewer is, in seconds; `told` once the service knows. */
  readonly mark: { readonly position: number; readonly at: number; readonly told: boolean } | null;
}

/** What the page of the title knows and a ticket does not say. */
export type Described = Pick<DownloadRecord, 'accountId' | 'title' | 'art' | 'tone' | 'episode'>;

export function recordOf(ticket: DownloadTicket, described: Described, now: number): DownloadRecord {
  const { id, profileId, movieId, episodeId, video, quality, height, bytes, duration, standIn } = ticket;
  return {
    ...described,
    id,
    profileId,
    movieId,
    episodeId,
    video,
    quality,
    height,
    bytes,
    received: 0,
    duration,
    standIn,
    chapters: ticket.chapters,
    markers: ticket.markers,
    createdAt: ticket.createdAt,
    expiresAt: ticket.expiresAt,
    seenAt: now,
    state: 'queued',
    trouble: null,
    mark: null,
  };
}

export function isExpired(record: DownloadRecord, now: number): boolean {
  return Math.max(now, record.seenAt) >= record.expiresAt;
}

export function isPlayable(record: DownloadRecord, now: number): boolean {
  return record.state === 'complete' && !isExpired(record, now);
}

/** The next episode of the same series that is here as well. */
export function nextOf(
  record: DownloadRecord,
  records: readonly DownloadRecord[],
  now: number,
): DownloadRecord | null {
  const { episode } = record;
  if (episode === null) return null;
  const place = (other: DownloadRecord) =>
    (other.episode?.season ?? 0) * 10_000 + (other.episode?.number ?? 0);
  const next = records.find(
    (other) =>
      other.movieId === record.movieId &&
      other.profileId === record.profileId &&
      other.episode?.season === episode.season &&
      place(other) === place(record) + 1,
  );
  return next !== undefined && isPlayable(next, now) ? next : null;
}
