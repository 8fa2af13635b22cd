// Plays, pauses or seeks for everybody in the room. The order of the server decides; who saw an older state is refused.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { AttemptLimiter } from '#domains/identity/ports.ts';
import type { RoomCommand, RoomEvent, RoomPlayback } from './contract.ts';
import { togetherErrors } from './errors.ts';
import { findJoinedRoom, type FindRoomDeps } from './find-room.ts';
import { limitPace } from './limit-pace.ts';
import { mayControl, readAt } from './policy.ts';
import type { StoredPlayback } from './ports.ts';
import { toMember, toPlayback } from './present-room.ts';

export interface SteerRoomDeps extends FindRoomDeps {
  readonly attempts: AttemptLimiter;
}

/** Throws `room_not_joined`, `room_host_only`, `room_moved_on` or `room_too_fast`. */
export async function steerRoom(
  deps: SteerRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
  command: RoomCommand,
): Promise<RoomPlayback> {
  const { profile } = viewer;
  const { room, there } = await findJoinedRoom(deps, viewer, key);
  if (!mayControl(room, profile.id, there)) throw togetherErrors.room_host_only();
  limitPace(deps.attempts, 'steer', profile.id);
  const before = room.playback;
  if (command.version !== before.version) throw togetherErrors.room_moved_on(command.version, before.version);
  const after: StoredPlayback = {
    version: before.version + 1,
    paused: command.paused,
    positionMs: Math.round(command.position * 1000),
    rate: Math.round(command.rate * 100) / 100,
    at: readAt(command.at, deps.clock.now()),
  };
  if (!(await deps.rooms.steer(room.id, after)))
    throw togetherErrors.room_moved_on(command.version, after.version);
  const playback = toPlayback(after);
  const by = toMember(room, { ...profile, profileId: profile.id });
  await deps.live.publish(room.id, { kind: 'playback', change: changeOf(before, after), by, playback });
  return playback;
}

/** What the others are told, from what really changed. */
export function changeOf(
  before: StoredPlayback,
  after: StoredPlayback,
): Extract<RoomEvent, { kind: 'playback' }>['change'] {
  if (before.paused !== after.paused) return after.paused ? 'pause' : 'play';
  return before.rate === after.rate ? 'seek' : 'rate';
}
