// Opens a room for a film or an episode; who opens it is its host.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { AttemptLimiter, RandomBytes } from '#domains/identity/ports.ts';
import type { OpenedRoom } from './contract.ts';
import { togetherErrors } from './errors.ts';
import { findRoom, hashKey, type FindRoomDeps } from './find-room.ts';
import { limitPace } from './limit-pace.ts';
import { mostHosted, overBefore } from './policy.ts';
import { presentRoom } from './present-room.ts';

export interface OpenRoomDeps extends FindRoomDeps {
  readonly attempts: AttemptLimiter;
  readonly randomBytes: RandomBytes;
}

/** Bytes of chance in a link. */
const keyBytes = 16;

/**
 * A series without an episode begins with its first. Throws `room_title_not_found`, `room_limit_reached` or `room_too_fast`.
 */
export async function openRoom(
  deps: OpenRoomDeps,
  viewer: ViewerWithProfile,
  asked: { readonly titleId: number; readonly episodeId: number | null; readonly position: number },
): Promise<OpenedRoom> {
  const { rooms, catalog, clock } = deps;
  const { profile } = viewer;
  limitPace(deps.attempts, 'open', viewer.accountId);
  const [title] = await catalog.cards([asked.titleId], { maturityLimit: profile.maturityLimit });
  if (title === undefined) throw togetherErrors.room_title_not_found(`title ${asked.titleId}`);
  const episodeId = await chooseEpisode(deps, title.id, asked.episodeId);
  const key = Buffer.from(deps.randomBytes(keyBytes)).toString('base64url');
  const now = clock.now();
  const id = await rooms.open(
    {
      keyHash: hashKey(key),
      titleId: title.id,
      episodeId,
      hostProfileId: profile.id,
      openedAt: now,
      positionMs: Math.round(asked.position * 1000),
    },
    mostHosted,
    overBefore(now),
  );
  if (id === null) throw togetherErrors.room_limit_reached(mostHosted);
  const found = await findRoom(deps, viewer, key);
  return { ...(await presentRoom(deps, found, profile)), key };
}

/** Null for a film. Throws `room_title_not_found`. */
export async function chooseEpisode(
  { catalog }: Pick<FindRoomDeps, 'catalog'>,
  titleId: number,
  asked: number | null,
): Promise<number | null> {
  const { episodes } = await catalog.detail(titleId);
  const episode = asked === null ? episodes[0] : episodes.find(({ id }) => id === asked);
  if (episode === undefined && asked !== null)
    throw togetherErrors.room_title_not_found(`episode ${asked} of title ${titleId}`);
  return episode?.id ?? null;
}
