// Which of the downloads of a device may still be played, and where they were left: asked by the device whenever it has a network.
import type { Viewer } from '#domains/identity/contract.ts';
import type { DownloadList, HeldDownload } from './contract.ts';
import type { DownloadDeps } from './offer-download.ts';
import type { Download, ProgressRow, ProgressStore } from './ports.ts';

/** A title that was withdrawn, or that the profile may not see any more, is good no longer. */
export async function listDownloads(
  {
    downloads,
    progress,
    catalog,
    clock,
    perDevice,
  }: Omit<DownloadDeps, 'media'> & { readonly progress: Pick<ProgressStore, 'of'> },
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
  const marks = new Map<number, readonly ProgressRow[]>();
  const { profile } = viewer;
  const own = held.filter(({ profileId }) => profileId === profile?.id);
  for (const titleId of new Set(own.map((download) => download.titleId)))
    marks.set(titleId, profile === null ? [] : await progress.of(profile.id, titleId));
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
      place: own.includes(download) ? placeIn(marks.get(download.titleId) ?? [], download) : null,
    })),
  };
}

function placeIn(marks: readonly ProgressRow[], { episodeId }: Download): HeldDownload['place'] {
  const mark = marks.find((row) => row.episodeId === episodeId);
  if (mark === undefined) return null;
  return { position: mark.finished ? 0 : mark.positionMs / 1000, updatedAt: mark.updatedAt };
}
