// Puts watching together: rooms in the store, who is in them in the memory of this process, and what keeps both tidy.
import { randomBytes, randomUUID } from 'node:crypto';
import { memoryLiveRooms } from '#adapters/memory/live-rooms.ts';
import type { Database } from '#adapters/sql/database.ts';
import { sqlRoomStore } from '#adapters/sql/room-store.ts';
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { AttemptLimiter } from '#domains/identity/ports.ts';
import type { FollowRoomDeps } from '#domains/together/follow-room.ts';
import { beatRooms, sweepRooms, type KeepRoomsDeps } from '#domains/together/keep-rooms.ts';
import { openLines } from '#domains/together/open-lines.ts';
import type { OpenRoomDeps } from '#domains/together/open-room.ts';
import { mostLinesOfAll } from '#domains/together/policy.ts';
import type { Clock } from '#engine/api/clock.ts';

/** Milliseconds: a device that was signed out hears nothing more after as long. */
const beatEvery = 5_000;
/** Milliseconds between two looks for rooms that are over. */
const sweepEvery = 60_000;

export interface TogetherParts extends OpenRoomDeps, FollowRoomDeps, KeepRoomsDeps {
  beat(): Promise<void>;
  sweep(): Promise<void>;
  /** Keeps rooms until closed. */
  start(): void;
  /** Resolves when what was being kept is done with the stores. */
  close(): Promise<void>;
}

export function openTogether(deps: {
  readonly db: Database;
  readonly catalog: CatalogReader;
  readonly attempts: AttemptLimiter;
  readonly clock: Clock;
  /** Of the service. */
  readonly secret: string;
  readonly onError: (error: unknown) => void;
}): TogetherParts {
  const parts = {
    rooms: sqlRoomStore(deps.db, deps.secret),
    live: memoryLiveRooms(randomUUID().slice(0, 8)),
    lines: openLines(mostLinesOfAll),
    catalog: deps.catalog,
    attempts: deps.attempts,
    clock: deps.clock,
    randomBytes: (length: number) => randomBytes(length),
    newLineId: () => randomUUID(),
    onFault: deps.onError,
  };
  const timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<void>>();
  const every = (milliseconds: number, work: () => Promise<void>): void => {
    let busy: Promise<void> | null = null;
    const timer = setInterval(() => {
      if (busy !== null) return;
      const now = work()
        .catch(deps.onError)
        .finally(() => {
          busy = null;
          running.delete(now);
        });
      busy = now;
      running.add(now);
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
    async close() {
      for (const timer of timers) clearInterval(timer);
      for (const line of parts.lines.all()) line.end();
      await Promise.all(running);
    },
  };
}
