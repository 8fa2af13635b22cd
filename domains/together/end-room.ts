// Ends a room for everybody in it.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import { togetherErrors } from './errors.ts';
import { findRoom, type FindRoomDeps } from './find-room.ts';
import type { LiveRooms } from './ports.ts';

/** Throws `room_host_only`. */
export async function endRoom(deps: FindRoomDeps, viewer: ViewerWithProfile, key: string): Promise<void> {
  const { room } = await findRoom(deps, viewer, key);
  if (room.hostProfileId !== viewer.profile.id) throw togetherErrors.room_host_only();
  await deps.rooms.close(room.id);
  await sayOver(deps.live, room.id);
}

/** Tells everybody that the room is over, and forgets them. */
export async function sayOver(live: LiveRooms, roomId: number): Promise<void> {
  await live.publish(roomId, { kind: 'ended' });
  await live.drop(roomId);
}
