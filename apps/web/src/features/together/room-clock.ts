// The server's clock on this device, measured when a room is entered and again now and then.
import { bestOffset, sampleOf, withSample, type ClockSample } from './clock-offset.ts';

/** Round trips at the beginning, and milliseconds between them. */
const FIRST = 6;
const PAUSE = 120;
/** Milliseconds between two later ones, and how many are kept. */
const AGAIN = 20_000;
const KEPT = 20;

export interface RoomClock {
  /** Milliseconds since 1970 by the server's clock; null before the first answer. */
  now(): number | null;
  stop(): void;
}

export interface RoomClockParts {
  /** Asks the server for its time. */
  readonly ask: () => Promise<number>;
  /** Milliseconds of a clock that is never set, from any beginning. */
  readonly local: () => number;
  readonly later: (action: () => void, milliseconds: number) => () => void;
}

export function roomClock({ ask, local, later }: RoomClockParts): RoomClock {
  let samples: readonly ClockSample[] = [];
  let stopped = false;
  let cancel = (): void => undefined;
  const measure = async (left: number): Promise<void> => {
    const sentAt = local();
    const serverNow = await ask().catch(() => null);
    if (stopped) return;
    if (serverNow !== null) samples = withSample(samples, sampleOf(sentAt, serverNow, local()), KEPT);
    cancel = later(() => void measure(Math.max(0, left - 1)), left > 1 ? PAUSE : AGAIN);
  };
  void measure(FIRST);
  return {
    now() {
      const offset = bestOffset(samples, local());
      return offset === null ? null : local() + offset;
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
