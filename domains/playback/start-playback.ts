// Starts a playback, or looks at one in preparation: what is played, where from, under which signed address.
import type { CatalogReader, Episode } from '#domains/catalog/contract.ts';
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { MediaLibrary } from '#domains/media/contract.ts';
import type { Clock } from '#engine/api/clock.ts';
import type { Playback } from './contract.ts';
import { playbackErrors } from './errors.ts';
import { playbackId } from './playback-id.ts';
import type { PlayedPart } from './playback-id.ts';
import type { ProgressStore } from './ports.ts';
import { resumeEpisode } from './resume-episode.ts';
import { signMediaAddress } from './sign-media-address.ts';
import { takePlace, type PlaceDeps } from './take-place.ts';

export interface PlaybackDeps extends PlaceDeps {
  readonly catalog: CatalogReader;
  readonly media: MediaLibrary;
  readonly progress: ProgressStore;
  readonly clock: Clock;
  /** Signs media addresses. */
  readonly secret: string;
  /** Minutes that a media address is good for. */
  readonly tokenMinutes: number;
}

/**
 * A series without an episode goes on where the profile left it. `held` is the stream that the player has already. Throws
 * `played_title_not_found`, `nothing_to_play` or `stream_limit_reached`.
 */
export async function startPlayback(
  deps: PlaybackDeps,
  viewer: ViewerWithProfile,
  asked: PlayedPart,
  held?: number,
): Promise<Playback> {
  const { catalog, media, progress, clock } = deps;
  const { id: profileId, maturityLimit } = viewer.profile;
  const [card] = await catalog.cards([asked.titleId], { maturityLimit });
  if (card === undefined) throw playbackErrors.played_title_not_found(`title ${asked.titleId}`);
  const episodes = card.kind === 'series' ? (await catalog.detail(card.id)).episodes : [];
  const seen = await progress.of(profileId, card.id);
  const episode = chooseEpisode(asked, episodes, seen);
  const episodeId = episode?.id ?? null;

  const prepared = await media.prepare(card.id, episodeId, { standIn: card.playable });
  if (prepared === null) throw playbackErrors.nothing_to_play(card.id);
  const part = { titleId: card.id, episodeId };
  const stream = await takePlace(deps, viewer, part, clock.now(), held);
  const expiresAt = clock.now() + deps.tokenMinutes * 60_000;
  const { assetId } = prepared;
  const address = signMediaAddress(deps.secret, { assetId, streamId: stream, expiresAt });
  const ready = prepared.state === 'ready';
  const mark = seen.find((row) => row.episodeId === episodeId);
  return {
    id: playbackId(part),
    movieId: card.id,
    episodeId,
    state: prepared.state,
    progress: prepared.progress,
    error: prepared.error,
    hls: ready ? `${address}master.m3u8` : null,
    dash: ready && prepared.hasDash ? `${address}manifest.mpd` : null,
    thumbnails: ready && prepared.hasThumbnails ? `${address}thumbnails/index.vtt` : null,
    poster: ready && prepared.poster !== null ? `${address}${prepared.poster}` : null,
    expiresAt: ready ? Math.floor(expiresAt / 1000) * 1000 : null,
    resumeAt: resumeAt(mark, prepared.durationSeconds),
    duration: prepared.durationSeconds,
    chapters: [...prepared.chapters],
    markers: [...prepared.markers],
    standIn: prepared.standIn,
    next: episode === null ? null : (episodes[episodes.indexOf(episode) + 1] ?? null),
    stream,
  };
}

function chooseEpisode(
  asked: PlayedPart,
  episodes: readonly Episode[],
  seen: Parameters<typeof resumeEpisode>[1],
): Episode | null {
  if (asked.episodeId === null) return resumeEpisode(episodes, seen)?.episode ?? null;
  const episode = episodes.find(({ id }) => id === asked.episodeId);
  if (episode === undefined)
    throw playbackErrors.played_title_not_found(`episode ${asked.episodeId} of title ${asked.titleId}`);
  return episode;
}

/** Seconds. What was watched to the end starts over, and so does a mark of another cut that lies behind the end of this one. */
function resumeAt(
  mark: { positionMs: number; finished: boolean } | undefined,
  durationSeconds: number | null,
): number {
  if (mark === undefined || mark.finished) return 0;
  const seconds = mark.positionMs / 1000;
  return durationSeconds !== null && seconds >= durationSeconds ? 0 : seconds;
}
