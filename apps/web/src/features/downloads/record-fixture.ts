// A download as this browser knows it, for the tests of what works on them.
import type { DownloadRecord } from './download-record.ts';

export function recordFixture(id: number, changes: Partial<DownloadRecord> = {}): DownloadRecord {
  return {
    id,
    accountId: 1,
    profileId: 2,
    movieId: 3,
    episodeId: null,
    video: 4,
    quality: 'video-360',
    height: 360,
    bytes: 100,
    received: 0,
    duration: 60,
    standIn: false,
    chapters: [],
    markers: [],
    title: 'The General',
    art: '/art/titles/3/card/480.webp',
    tone: '#222222',
    episode: null,
    createdAt: 1000 + id,
    expiresAt: 9_000_000,
    seenAt: 1000,
    state: 'queued',
    trouble: null,
    mark: null,
    ...changes,
  };
}
