// Takes somebody out of a room; a host who goes hands it to who came first.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import { findRoom, type FindRoomDeps } from './find-room.ts';
import type { LiveRooms, Presence, RoomStore, StoredRoom } from './ports.ts';
import { toMember } from './present-room.ts';

/** Nothing happens when the viewer is not there. */
export async function leaveRoom(deps: FindRoomDeps, viewer: ViewerWithProfile, key: string): Promise<void> {
  const { room } = await findRoom(deps, viewer, key);
  const there = await deps.live.present(room.id);
  const who = there.find(({ profileId }) => profileId === viewer.profile.id);
  if (who !== undefined) await depart(deps, room, who);
}

export interface DepartDeps {
  readonly rooms: Pick<RoomStore, 'byId' | 'handOn'>;
  readonly live: LiveRooms;
}

export async function depart(deps: DepartDeps, room: StoredRoom, who: Presence): Promise<void> {
  if (!(await deps.live.leave(room.id, who.profileId))) return;
  await deps.live.publish(room.id, { kind: 'left', member: toMember(room, who) });
  await handOn(deps, room.id, who.profileId);
}

/** Whom the room is handed to may be gone by then, without having seen that they had to hand it on: then the next gets it. */
async function handOn({ rooms, live }: DepartDeps, roomId: number, from: number): Promise<void> {
  for (let gone = from; ;) {
    const [first] = await live.present(roomId);
    if (first === undefined || !(await rooms.handOn(roomId, gone, first.profileId))) return;
    const room = await rooms.byId(roomId);
    if (room === null) return;
    const { everyoneControls } = room;
    await live.publish(roomId, { kind: 'control', host: toMember(room, first), everyoneControls });
    const there = await live.present(roomId);
    if (there.some(({ profileId }) => profileId === first.profileId)) return;
    gone = first.profileId;
  }
}
