// Enters a room of this service: its line, its clock, and its commands by the API.
import {
  editRoom,
  endRoom,
  HttpError,
  leaveRoom,
  ok,
  sayInRoom,
  showClock,
  steerRoom,
  tellPresence,
  type RoomEvent,
} from '@kinora/sdk';
import { failureOf, type Failure } from '#app/settle.ts';
import { askLine } from './ask-line.ts';
import { positionAt } from './position-at.ts';
import { roomClock, type RoomClock } from './room-clock.ts';
import { RoomSession, type RoomFeed, type RoomSessionParts } from './room-session.ts';
import type { Wish } from './sync-video.ts';

export interface EnteredRoom {
  readonly key: string;
  readonly session: RoomSession;
  /** Milliseconds since 1970 by the server's clock; null while it is not known. */
  now(): number | null;
  /** Where the film is now, in seconds; null while the room or the clock is not known. */
  standing(): { readonly position: number; readonly paused: boolean } | null;
  /** Throws what the API refuses. */
  steer(wish: Wish): Promise<void>;
  /** That one is there still, and whether one's film waits for data. Throws when it does not arrive. */
  tell(waiting: boolean): Promise<void>;
  /** Null when it arrived. */
  say(text: string): Promise<Failure | null>;
  edit(change: { everyoneControls?: boolean; episodeId?: number }): Promise<Failure | null>;
  end(): Promise<Failure | null>;
  /** Comes in, and answers how to go; who only goes is missed after some seconds. */
  open(): () => void;
  /** Says that one goes, at once. */
  leave(): void;
}

export const later = (action: () => void, milliseconds: number): (() => void) => {
  const timer = setTimeout(action, milliseconds);
  return () => clearTimeout(timer);
};

export function enterRoom(key: string): EnteredRoom {
  const session = new RoomSession({
    feed: (on) => openFeed(key, on),
    look: () => askLine(lineOf(key)),
    codeOf: (error) =>
      error instanceof HttpError && error.status < 500 ? (failureOf(error).code ?? null) : null,
    later,
  });
  let clock: RoomClock | null = null;
  const now = (): number | null => clock?.now() ?? null;
  const settle = async (call: Promise<unknown>): Promise<Failure | null> => {
    try {
      await call;
      return null;
    } catch (error) {
      return failureOf(error);
    }
  };
  return {
    key,
    session,
    now,
    standing() {
      const { room } = session.view();
      const at = now();
      if (room === null || at === null) return null;
      return { position: positionAt(room.playback, at), paused: room.playback.paused };
    },
    async steer(wish) {
      const version = session.view().room?.playback.version ?? 0;
      try {
        session.adopt(await ok(steerRoom({ key, roomCommand: { version, ...wish } })));
      } catch (error) {
        if (failureOf(error).code === 'room_too_fast') session.refuse('tooFast');
        throw error;
      }
    },
    async tell(waiting) {
      const { room, over } = session.view();
      if (room !== null && over === null) await ok(tellPresence({ key, roomPresence: { waiting } }));
    },
    say: (text) => settle(ok(sayInRoom({ key, newRoomMessage: { text } }))),
    edit: (change) => settle(ok(editRoom({ key, roomPatch: change }))),
    end: () => settle(ok(endRoom({ key }))),
    leave() {
      session.close();
      void settle(ok(leaveRoom({ key }, { keepalive: true })));
    },
    open() {
      session.open();
      const measured = roomClock({
        ask: async () => (await ok(showClock())).now,
        local: () => performance.now(),
        later,
      });
      clock = measured;
      return () => {
        session.close();
        measured.stop();
      };
    },
  };
}

function lineOf(key: string): string {
  return `/api/v1/rooms/${key}/events`;
}

/** The browser opens a line that was cut anew by itself, and says which event it had last, unless the answer was a refusal. */
function openFeed(key: string, on: Parameters<RoomSessionParts['feed']>[0]): RoomFeed {
  const source = new EventSource(lineOf(key));
  source.addEventListener('open', () => on.open());
  source.addEventListener('message', ({ data }: MessageEvent<string>) =>
    on.event(JSON.parse(data) as RoomEvent),
  );
  source.addEventListener('beat', () => on.beat());
  source.addEventListener('error', () => on.cut(source.readyState === EventSource.CLOSED));
  return source;
}
