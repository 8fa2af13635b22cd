// Who is in which room, and what happens there, in the memory of one process; a restart forgets it, and people come back by themselves.
import type { LiveRooms, NumberedEvent, Presence } from '#domains/together/ports.ts';

/** Events of a room that are kept for lines that were cut off. */
const mostKept = 200;

interface Seat {
  who: Presence;
  /** Names of the lines. */
  readonly lines: Set<string>;
  /** Since when there has been no line; null while there is one. */
  lostAt: number | null;
  heardAt: number;
  waiting: boolean;
}

interface LiveRoom {
  /** By profile, in the order in which they came. */
  readonly seats: Map<number, Seat>;
  readonly listeners: Set<(event: NumberedEvent) => void>;
  readonly kept: NumberedEvent[];
  /** Number of the newest event; 0 before the first. */
  last: number;
}

/** `epoch` differs from one process to the next, so that numbers of another are told from ours. */
export function memoryLiveRooms(epoch: string): LiveRooms {
  const rooms = new Map<number, LiveRoom>();
  /** Counted over all rooms, so that a room that comes back never repeats a number. */
  let events = 0;
  const idOf = (number: number): string => `${epoch}-${number}`;
  const roomOf = (id: number): LiveRoom => {
    const known = rooms.get(id);
    if (known) return known;
    const room: LiveRoom = { seats: new Map(), listeners: new Set(), kept: [], last: 0 };
    rooms.set(id, room);
    return room;
  };
  const seats = (): { roomId: number; seat: Seat }[] =>
    [...rooms].flatMap(([roomId, room]) => [...room.seats.values()].map((seat) => ({ roomId, seat })));
  const linesOf = (accountId: number): number =>
    seats()
      .filter(({ seat }) => seat.who.accountId === accountId)
      .reduce((sum, { seat }) => sum + seat.lines.size, 0);
  const tidy = (roomId: number): void => {
    const room = rooms.get(roomId);
    if (room?.seats.size === 0 && room.listeners.size === 0) rooms.delete(roomId);
  };

  // Nothing here waits: each call is one step.
  return {
    async enter(roomId, who, line, most, now) {
      if (linesOf(who.accountId) >= most.lines) return 'exhausted';
      const seat = rooms.get(roomId)?.seats.get(who.profileId);
      if (seat) {
        seat.who = who;
        seat.lines.add(line);
        seat.lostAt = null;
        seat.heardAt = now;
        return 'known';
      }
      if ((rooms.get(roomId)?.seats.size ?? 0) >= most.members) return 'full';
      const lines = new Set([line]);
      roomOf(roomId).seats.set(who.profileId, { who, lines, lostAt: null, heardAt: now, waiting: false });
      return 'came';
    },

    async lose(roomId, profileId, line, now) {
      const seat = rooms.get(roomId)?.seats.get(profileId);
      if (seat?.lines.delete(line) && seat.lines.size === 0) seat.lostAt = now;
    },

    async leave(roomId, profileId) {
      const left = rooms.get(roomId)?.seats.delete(profileId) ?? false;
      tidy(roomId);
      return left;
    },

    async hear(roomId, profileId, waiting, now) {
      const seat = rooms.get(roomId)?.seats.get(profileId);
      if (!seat) return false;
      const changed = seat.waiting !== waiting;
      seat.waiting = waiting;
      seat.heardAt = now;
      return changed;
    },

    async absent(before) {
      return seats()
        .filter(({ seat }) =>
          seat.lostAt === null ? seat.heardAt < before.heard : seat.lostAt < before.lost,
        )
        .map(({ roomId, seat }) => ({ roomId, who: seat.who }));
    },

    async present(roomId) {
      return [...(rooms.get(roomId)?.seats.values() ?? [])].map(({ who, waiting }) => ({ ...who, waiting }));
    },

    async rooms() {
      return [...rooms].filter(([, room]) => room.seats.size > 0).map(([id]) => id);
    },

    async publish(roomId, event) {
      const room = rooms.get(roomId);
      if (!room) return;
      room.last = ++events;
      const numbered = { id: idOf(room.last), event };
      room.kept.push(numbered);
      if (room.kept.length > mostKept) room.kept.shift();
      for (const receive of room.listeners) receive(numbered);
    },

    async subscribe(roomId, receive, after) {
      const room = roomOf(roomId);
      room.listeners.add(receive);
      return {
        last: idOf(room.last),
        missed: after === undefined ? null : missedBy(room, after, idOf),
        stop() {
          room.listeners.delete(receive);
          if (rooms.get(roomId) === room) tidy(roomId);
        },
      };
    },

    async drop(roomId) {
      rooms.delete(roomId);
    },
  };
}

function missedBy(
  { kept, last }: LiveRoom,
  after: string,
  idOf: (number: number) => string,
): readonly NumberedEvent[] | null {
  if (after === idOf(last)) return [];
  const at = kept.findIndex(({ id }) => id === after);
  return at === -1 ? null : kept.slice(at + 1);
}
