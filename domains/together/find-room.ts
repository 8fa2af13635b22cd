// Finds the room of a link for somebody who may see what it shows.
import { hash } from 'node:crypto';
import type { CatalogReader, Episode, TitleCard } from '#domains/catalog/contract.ts';
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { Clock } from '#engine/api/clock.ts';
import { roomKeySchema } from './contract.ts';
import { togetherErrors } from './errors.ts';
import { overBefore } from './policy.ts';
import type { LiveRooms, Presence, RoomStore, StoredRoom } from './ports.ts';

export interface FindRoomDeps {
  readonly rooms: RoomStore;
  readonly live: LiveRooms;
  readonly catalog: Pick<CatalogReader, 'cards' | 'detail'>;
  readonly clock: Clock;
}

export interface FoundRoom {
  readonly room: StoredRoom;
  readonly title: TitleCard;
  /** Null for a film. */
  readonly episode: Episode | null;
}

/** SHA-256 in hex: a link has 128 bits of chance, so that a fast hash without salt is enough. */
export function hashKey(key: string): string {
  return hash('sha256', key, 'hex');
}

/** Throws `room_not_found` or `room_above_limit`. */
export async function findRoom(
  { rooms, catalog, clock }: FindRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
): Promise<FoundRoom> {
  const room = roomKeySchema.safeParse(key).success
    ? await rooms.find(hashKey(key), overBefore(clock.now()))
    : null;
  if (room === null) throw togetherErrors.room_not_found();
  const { maturityLimit } = viewer.profile;
  const [title] = await catalog.cards([room.titleId], { maturityLimit });
  if (title === undefined) {
    const [hidden] = await catalog.cards([room.titleId]);
    throw hidden === undefined ? togetherErrors.room_not_found() : togetherErrors.room_above_limit();
  }
  if (room.episodeId === null) return { room, title, episode: null };
  const { episodes } = await catalog.detail(room.titleId);
  const episode = episodes.find(({ id }) => id === room.episodeId);
  if (episode === undefined) throw togetherErrors.room_not_found();
  return { room, title, episode };
}

export interface JoinedRoom extends FoundRoom {
  /** Who is there. */
  readonly there: readonly Presence[];
}

/** A room in which the viewer is. Throws `room_not_joined` as well. */
export async function findJoinedRoom(
  deps: FindRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
): Promise<JoinedRoom> {
  const found = await findRoom(deps, viewer, key);
  const there = await deps.live.present(found.room.id);
  if (!there.some(({ profileId }) => profileId === viewer.profile.id)) throw togetherErrors.room_not_joined();
  return { ...found, there };
}
