// Says whether a film or an episode can be downloaded, and in what qualities of what size.
import type { CatalogReader, TitleCard } from '#domains/catalog/contract.ts';
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { MediaLibrary } from '#domains/media/contract.ts';
import type { Clock } from '#engine/api/clock.ts';
import type { DownloadOffer } from './contract.ts';
import { playbackErrors } from './errors.ts';
import { downloadQualities } from './plan-download.ts';
import type { PlayedPart } from './playback-id.ts';
import type { DownloadStore } from './ports.ts';

export interface DownloadDeps {
  readonly catalog: CatalogReader;
  readonly media: MediaLibrary;
  readonly downloads: DownloadStore;
  readonly clock: Clock;
  /** How many a device may hold; 0 where none are offered. */
  readonly perDevice: number;
  /** How many devices of an account may hold any. */
  readonly devices: number;
  /** Days that a download may be played. */
  readonly days: number;
  /** Signs media addresses. */
  readonly secret: string;
  /** Minutes that a media address is good for. */
  readonly tokenMinutes: number;
}

/** Throws `played_title_not_found`, `download_needs_episode`, or `nothing_to_play`. */
export async function offerDownload(
  deps: DownloadDeps,
  viewer: ViewerWithProfile,
  part: PlayedPart,
  prepare: boolean,
): Promise<DownloadOffer> {
  const { media, days } = deps;
  const card = await downloadedTitle(deps, viewer.profile.maturityLimit, part);
  const none = { progress: null, standIn: false, days, qualities: [] };
  if (deps.perDevice === 0) return { ...none, state: 'off' };
  const prepared = prepare
    ? await media.prepare(card.id, part.episodeId, { standIn: card.playable })
    : undefined;
  if (prepared === null) throw playbackErrors.nothing_to_play(card.id);
  const found = await media.look(card.id, part.episodeId);
  if (found === null) return { ...none, state: 'absent' };
  const { packaged, complete, standIn } = found;
  if (packaged?.protection !== undefined) return { ...none, state: 'protected', standIn };
  if (packaged === null || !complete) {
    const progress = prepared?.state === 'preparing' ? prepared.progress : null;
    const coming = prepared !== undefined && prepared.state !== 'failed';
    return { ...none, state: coming ? 'preparing' : 'absent', progress, standIn };
  }
  return { state: 'ready', progress: 1, standIn, days, qualities: downloadQualities(packaged) };
}

/** The title, if a profile of this limit may see it. Throws `played_title_not_found` or `download_needs_episode`. */
export async function downloadedTitle(
  { catalog }: Pick<DownloadDeps, 'catalog'>,
  maturityLimit: number,
  part: PlayedPart,
): Promise<TitleCard> {
  const [card] = await catalog.cards([part.titleId], { maturityLimit });
  if (card === undefined) throw playbackErrors.played_title_not_found(`title ${part.titleId}`);
  if (part.episodeId === null) {
    if (card.kind === 'series') throw playbackErrors.download_needs_episode(card.id);
    return card;
  }
  const { episodes } = await catalog.detail(card.id);
  if (!episodes.some(({ id }) => id === part.episodeId))
    throw playbackErrors.played_title_not_found(`episode ${part.episodeId} of title ${card.id}`);
  return card;
}
