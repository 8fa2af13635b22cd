// Somebody in a room says that they are there still, and whether their film waits; the others are told when that changes.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import { findJoinedRoom } from './find-room.ts';
import { limitPace } from './limit-pace.ts';
import { toMember } from './present-room.ts';
import type { SteerRoomDeps } from './steer-room.ts';

/** Throws `room_not_joined` or `room_too_fast`. */
export async function tellPresence(
  deps: SteerRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
  waiting: boolean,
): Promise<void> {
  const { profile } = viewer;
  const { room } = await findJoinedRoom(deps, viewer, key);
  limitPace(deps.attempts, 'tell', profile.id);
  if (!(await deps.live.hear(room.id, profile.id, waiting, deps.clock.now()))) return;
  const member = toMember(room, { ...profile, profileId: profile.id });
  await deps.live.publish(room.id, { kind: 'waiting', member, waiting });
}
