// Takes somebody out of a room; a host who goes hands it to who came first.
import type { ViewerWithProfile } from '#domains/identity/contract.ts';
import { findRoom, type FindRoomDeps } from './find-room.ts';
import type { LiveRooms, Presence, RoomStore, StoredRoom } from './ports.ts';
import { toMember } from './present-room.ts';

/** Nothing happens when the viewer is not there. */
export async function leaveRoom(deps: FindRoomDeps, viewer: ViewerWithProfile, key: string): Promise<void> {
  const { room } = await findRoom(deps, viewer, key);
  const who = deps.live.present(room.id).find(({ profileId }) => profileId === viewer.profile.id);
  if (who !== undefined) await depart(deps, room, who);
}

export async function depart(
  { rooms, live }: { readonly rooms: Pick<RoomStore, 'edit'>; readonly live: LiveRooms },
  room: StoredRoom,
  who: Presence,
): Promise<void> {
  if (!live.leave(room.id, who.profileId)) return;
  live.publish(room.id, { kind: 'left', member: toMember(room, who) });
  const [first] = live.present(room.id);
  if (room.hostProfileId !== who.profileId || first === undefined) return;
  await rooms.edit(room.id, { hostProfileId: first.profileId });
  const { everyoneControls } = room;
  live.publish(room.id, { kind: 'control', host: toMember(room, first), everyoneControls });
}
