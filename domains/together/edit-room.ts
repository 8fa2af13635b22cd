// Changes who controls a room, or goes on with another episode.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import type { Room } from './contract.ts';
import { togetherErrors } from './errors.ts';
import { findJoinedRoom, findRoom } from './find-room.ts';
import { chooseEpisode } from './open-room.ts';
import { limitPace } from './limit-pace.ts';
import { mayControl } from './policy.ts';
import { presentRoom, toMember, toPlayback } from './present-room.ts';
import type { SteerRoomDeps } from './steer-room.ts';

export interface RoomChange {
  readonly everyoneControls?: boolean | undefined;
  readonly episodeId?: number | undefined;
}

/** Throws `room_not_joined`, `room_host_only`, `room_title_not_found`, `room_moved_on` or `room_too_fast`. */
export async function editRoom(
  deps: SteerRoomDeps,
  viewer: ViewerWithProfile,
  key: string,
  { everyoneControls, episodeId }: RoomChange,
): Promise<Room> {
  const { rooms, live, clock } = deps;
  const { profile } = viewer;
  const { room, there } = await findJoinedRoom(deps, viewer, key);
  const me = toMember(room, { ...profile, profileId: profile.id });
  limitPace(deps.attempts, 'steer', profile.id);
  const goesOn = episodeId !== undefined && episodeId !== room.episodeId;
  // All is asked before anything is done.
  if (everyoneControls !== undefined && room.hostProfileId !== profile.id)
    throw togetherErrors.room_host_only();
  if (goesOn && !mayControl(room, profile.id, there)) throw togetherErrors.room_host_only();
  if (goesOn) await chooseEpisode(deps, room.titleId, episodeId);

  if (goesOn) {
    const version = room.playback.version + 1;
    // Stands until somebody plays: everybody's player has to load it first.
    const playback = { version, paused: true, positionMs: 0, rate: room.playback.rate, at: clock.now() };
    if (!(await rooms.steer(room.id, playback, episodeId)))
      throw togetherErrors.room_moved_on(room.playback.version, version);
    const { episode } = await findRoom(deps, viewer, key);
    if (episode !== null)
      await live.publish(room.id, { kind: 'episode', by: me, episode, playback: toPlayback(playback) });
  }
  if (everyoneControls !== undefined) {
    await rooms.edit(room.id, { everyoneControls });
    await live.publish(room.id, { kind: 'control', host: me, everyoneControls });
  }
  return presentRoom(deps, await findRoom(deps, viewer, key), profile);
}
