// Says something to everybody in the room.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { RoomMessage } from './contract.ts';
import { togetherErrors } from './errors.ts';
import { findJoinedRoom } from './find-room.ts';
import { limitPace } from './limit-pace.ts';
import { mayChat, mostMessages } from './policy.ts';
import { toMember } from './present-room.ts';
import type { SteerRoomDeps } from './steer-room.ts';

/** Throws `room_not_joined`, `room_chat_closed` or `room_too_fast`. */
export async function sayInRoom(
  deps: SteerRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
  text: string,
): Promise<RoomMessage> {
  const { profile } = viewer;
  const { room } = await findJoinedRoom(deps, viewer, key);
  if (!mayChat(profile)) throw togetherErrors.room_chat_closed();
  limitPace(deps.attempts, 'say', profile.id);
  const at = deps.clock.now();
  const id = await deps.rooms.say(room.id, { profileId: profile.id, text, at }, mostMessages);
  const message = { id, by: toMember(room, { ...profile, profileId: profile.id }), text, at };
  await deps.live.publish(room.id, { kind: 'message', message });
  return message;
}
