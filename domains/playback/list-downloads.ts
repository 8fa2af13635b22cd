// Which of the downloads of a device may still be played: asked by the device whenever it has a network.
import type { Viewer } from '#domains/identity/contract.ts';
import type { DownloadList } from './contract.ts';
import type { DownloadDeps } from './offer-download.ts';

/** A title that was withdrawn, or that the profile may not see any more, is good no longer. */
export async function listDownloads(
  { downloads, catalog, clock, perDevice }: DownloadDeps,
  viewer: Viewer,
): Promise<DownloadList> {
  const held = await downloads.of(viewer.sessionId);
  const seen = new Map<number, Set<number>>();
  for (const limit of new Set(held.map(({ maturityLimit }) => maturityLimit))) {
    const asked = held.filter(({ maturityLimit }) => maturityLimit === limit);
    const cards = await catalog.cards([...new Set(asked.map(({ titleId }) => titleId))], {
      maturityLimit: limit,
    });
    seen.set(limit, new Set(cards.map(({ id }) => id)));
  }
  const now = clock.now();
  return {
    limit: perDevice,
    items: held.map((download) => ({
      id: download.id,
      profileId: download.profileId,
      movieId: download.titleId,
      episodeId: download.episodeId,
      quality: download.quality,
      bytes: download.bytes,
      createdAt: download.createdAt,
      expiresAt: download.expiresAt,
      good: download.expiresAt > now && seen.get(download.maturityLimit)?.has(download.titleId) === true,
    })),
  };
}
