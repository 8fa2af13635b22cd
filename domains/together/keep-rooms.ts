// What has to be done in rooms now and then: lines of sessions that ended are closed, who is gone is gone, rooms that are over end.
import type { Clock } from '#engine/api/clock.ts';
import { sayOver } from './end-room.ts';
import { depart } from './leave-room.ts';
import type { Line, OpenLines } from './open-lines.ts';
import { grace, overBefore, silence } from './policy.ts';
import type { LiveRooms, Presence, RoomStore } from './ports.ts';

export interface KeepRoomsDeps {
  readonly rooms: RoomStore;
  readonly live: LiveRooms;
  readonly lines: OpenLines;
  readonly clock: Clock;
}

/** Every few seconds: a device that was signed out hears nothing more after the next of these. What fails for one stops no other. */
export async function beatRooms(deps: KeepRoomsDeps): Promise<void> {
  const { live, lines, clock } = deps;
  const faults: unknown[] = [];
  const attempt = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => void faults.push(error));
  for (const line of lines.all()) await attempt(beat(deps, line));
  const now = clock.now();
  for (const { roomId, who } of await live.absent({ lost: now - grace, heard: now - silence })) {
    // Before they are told that they left: a device that only slept comes back.
    for (const line of lines.all())
      if (line.roomId === roomId && line.profileId === who.profileId) line.end();
    await attempt(sayGone(deps, roomId, who));
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `Cannot keep the rooms: ${faults.length} of their lines failed`);
}

async function beat(deps: KeepRoomsDeps, line: Line): Promise<void> {
  const { live, lines } = deps;
  if (await line.holds()) return line.beat();
  line.end();
  // No grace for who was signed out: coming back takes a new session.
  const { roomId, profileId } = line;
  const elsewhere = lines
    .all()
    .some((other) => other !== line && other.roomId === roomId && other.profileId === profileId);
  const there = elsewhere ? [] : await live.present(roomId);
  const who = there.find((present) => present.profileId === profileId);
  if (who !== undefined) await sayGone(deps, roomId, who);
}

/** A room that went with the profile of its host is over for everybody. */
async function sayGone({ rooms, live }: KeepRoomsDeps, roomId: number, who: Presence): Promise<void> {
  const room = await rooms.byId(roomId);
  if (room === null) await sayOver(live, roomId);
  else await depart({ rooms, live }, room, who);
}

/** Every minute. */
export async function sweepRooms({ rooms, live, clock }: KeepRoomsDeps): Promise<void> {
  const now = clock.now();
  const peopled = await live.rooms();
  const there = new Set(await rooms.saw(peopled, now));
  const over = new Set([...(await rooms.sweep(overBefore(now))), ...peopled.filter((id) => !there.has(id))]);
  for (const id of over) await sayOver(live, id);
}
