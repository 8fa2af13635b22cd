// Puts watching together: rooms in the store, who is in them in the memory of this process, and what keeps both tidy.
import { randomBytes, randomUUID } from 'node:crypto';
import { memoryLiveRooms } from '#adapters/memory/live-rooms.ts';
import type { Database } from '#adapters/sql/database.ts';
import { sqlRoomStore } from '#adapters/sql/room-store.ts';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { AttemptLimiter } from '#domains/identity/ports.ts';
import type { FollowRoomDeps } from '#domains/together/follow-room.ts';
import { beatRooms, sweepRooms } from '#domains/together/keep-rooms.ts';
import { openLines } from '#domains/together/open-lines.ts';
import type { OpenRoomDeps } from '#domains/together/open-room.ts';
import type { Clock } from '#engine/api/clock.ts';

/** Milliseconds: a device that was signed out hears nothing more after as long. */
const beatEvery = 5_000;
/** Milliseconds between two looks for rooms that are over. */
const sweepEvery = 60_000;

export interface TogetherParts extends OpenRoomDeps, FollowRoomDeps {
  beat(): Promise<void>;
  sweep(): Promise<void>;
  /** Keeps rooms until closed. */
  start(): void;
  close(): void;
}

export function openTogether(deps: {
  readonly db: Database;
  readonly catalog: CatalogReader;
  readonly attempts: AttemptLimiter;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}): TogetherParts {
  const parts = {
    rooms: sqlRoomStore(deps.db),
    live: memoryLiveRooms(randomUUID().slice(0, 8)),
    lines: openLines(),
    catalog: deps.catalog,
    attempts: deps.attempts,
    clock: deps.clock,
    randomBytes: (length: number) => randomBytes(length),
  };
  const timers: NodeJS.Timeout[] = [];
  const every = (milliseconds: number, work: () => Promise<void>): void => {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      void work()
        .catch(deps.onError)
        .finally(() => (busy = false));
    }, milliseconds);
    timers.push(timer.unref());
  };
  return {
    ...parts,
    beat: () => beatRooms(parts),
    sweep: () => sweepRooms(parts),
    start() {
      every(beatEvery, () => beatRooms(parts));
      every(sweepEvery, () => sweepRooms(parts));
    },
    close() {
      for (const timer of timers) clearInterval(timer);
      for (const line of parts.lines.all()) line.end();
    },
  };
}
