// Gives a device the right to keep a film or an episode and to play it for some days; asked again, it renews that right.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { LaidDownMedia } from '#domains/media/contract.ts';
import type { DownloadTicket } from './contract.ts';
import { playbackErrors } from './errors.ts';
import { downloadedTitle, type DownloadDeps } from './offer-download.ts';
import { downloadFiles, downloadPlaylist, downloadQualities, usualQuality } from './plan-download.ts';
import type { PlayedPart } from './playback-id.ts';
import type { Download } from './ports.ts';
import { signMediaAddress } from './sign-media-address.ts';

const DAY_MS = 86_400_000;

/**
 * Takes no place among the streams. Throws `played_title_not_found`, `download_needs_episode`, `nothing_to_play`, `download_not_ready`,
 * `download_protected`, `download_quality_unknown`, `download_limit_reached` or `download_devices_reached`.
 */
export async function startDownload(
  deps: DownloadDeps,
  viewer: ViewerWithProfile,
  part: PlayedPart,
  wanted?: string,
): Promise<DownloadTicket> {
  const { media, downloads, clock, perDevice, devices, days } = deps;
  const { accountId, sessionId, profile } = viewer;
  const card = await downloadedTitle(deps, profile.maturityLimit, part);
  if ((await media.prepare(card.id, part.episodeId, { standIn: card.playable })) === null)
    throw playbackErrors.nothing_to_play(card.id);
  const found = await media.look(card.id, part.episodeId);
  const packaged = storable(found, card.id);
  const quality = wanted ?? usualQuality(packaged)?.id ?? '';
  const offered = downloadQualities(packaged);
  const chosen = offered.find(({ id }) => id === quality);
  if (chosen === undefined)
    throw playbackErrors.download_quality_unknown(
      quality,
      offered.map(({ id }) => id),
    );
  const now = clock.now();
  const taken = await downloads.take(
    {
      accountId,
      sessionId,
      profileId: profile.id,
      ...part,
      assetId: found?.assetId ?? 0,
      quality,
      bytes: chosen.bytes,
    },
    { perDevice, devices, now, expiresAt: now + days * DAY_MS },
  );
  if (taken === 'device-full') throw playbackErrors.download_limit_reached(perDevice);
  if (taken === 'too-many-devices') throw playbackErrors.download_devices_reached(devices);
  return ticket(deps, taken, found);
}

/** A fresh address for a download that goes on. Throws `download_not_found`, `played_title_not_found` or `download_not_ready`. */
export async function continueDownload(
  deps: DownloadDeps,
  viewer: ViewerWithProfile,
  id: number,
): Promise<DownloadTicket> {
  const download = await deps.downloads.find(id);
  const own = download?.sessionId === viewer.sessionId && download.profileId === viewer.profile.id;
  if (!own || download.expiresAt <= deps.clock.now()) throw playbackErrors.download_not_found(id);
  await downloadedTitle(deps, viewer.profile.maturityLimit, download);
  const found = await deps.media.look(download.titleId, download.episodeId);
  // Another video took its place: what was stored of the old one is of no use, and the download begins anew.
  if (found?.assetId !== download.assetId) throw playbackErrors.download_not_found(id);
  return ticket(deps, download, found);
}

function ticket(deps: DownloadDeps, download: Download, found: LaidDownMedia | null): DownloadTicket {
  const { id, titleId: movieId, assetId, quality } = download;
  const packaged = storable(found, movieId);
  const chosen = downloadQualities(packaged).find((offered) => offered.id === quality);
  if (chosen === undefined) throw playbackErrors.download_not_found(id);
  const addressExpiresAt = deps.clock.now() + deps.tokenMinutes * 60_000;
  return {
    id,
    profileId: download.profileId,
    movieId,
    episodeId: download.episodeId,
    quality,
    bytes: chosen.bytes,
    createdAt: download.createdAt,
    expiresAt: download.expiresAt,
    good: true,
    video: assetId,
    width: chosen.width,
    height: chosen.height,
    duration: packaged.durationSeconds,
    standIn: found?.standIn === true,
    chapters: [...(found?.chapters ?? [])],
    markers: [...(found?.markers ?? [])],
    address: signMediaAddress(deps.secret, { assetId, downloadId: id, expiresAt: addressExpiresAt }),
    addressExpiresAt,
    files: downloadFiles(packaged, quality),
    playlist: downloadPlaylist(packaged, quality),
  };
}

/** What is whole and clear. Throws `download_not_ready` or `download_protected`. */
function storable(found: LaidDownMedia | null, titleId: number) {
  if (found === null || found.packaged === null || !found.complete)
    throw playbackErrors.download_not_ready(titleId);
  if (found.packaged.protection !== undefined) throw playbackErrors.download_protected(titleId);
  return found.packaged;
}
