// What has to be done in rooms now and then: lines of sessions that ended are closed, who is gone is gone, rooms that are over end.
import type { Clock } from '#engine/api/clock.ts';
import { sayOver } from './end-room.ts';
import { depart } from './leave-room.ts';
import type { OpenLines } from './open-lines.ts';
import { grace, overBefore } from './policy.ts';
import type { LiveRooms, RoomStore } from './ports.ts';

export interface KeepRoomsDeps {
  readonly rooms: RoomStore;
  readonly live: LiveRooms;
  readonly lines: OpenLines;
  readonly clock: Clock;
}

/** Every few seconds: a device that was signed out hears nothing more after the next of these. */
export async function beatRooms({ rooms, live, lines, clock }: KeepRoomsDeps): Promise<void> {
  for (const line of lines.all()) {
    if (await line.holds()) {
      line.beat();
      continue;
    }
    line.end();
    // No grace for who was signed out: coming back takes a new session.
    const who = live.present(line.roomId).find(({ profileId }) => profileId === line.profileId);
    const elsewhere = lines
      .all()
      .some((other) => other.roomId === line.roomId && other.profileId === line.profileId);
    const room = who === undefined || elsewhere ? null : await rooms.byId(line.roomId);
    if (room !== null && who !== undefined) await depart({ rooms, live }, room, who);
  }
  for (const { roomId, who } of live.absent(clock.now() - grace)) {
    const room = await rooms.byId(roomId);
    if (room === null) live.drop(roomId);
    else await depart({ rooms, live }, room, who);
  }
}

/** Every minute. */
export async function sweepRooms({ rooms, live, clock }: KeepRoomsDeps): Promise<void> {
  const now = clock.now();
  const peopled = live.rooms();
  const there = new Set(await rooms.saw(peopled, now));
  const over = new Set([...(await rooms.sweep(overBefore(now))), ...peopled.filter((id) => !there.has(id))]);
  for (const id of over) sayOver(live, id);
}
