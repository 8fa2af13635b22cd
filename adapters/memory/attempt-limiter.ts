// Counts attempts in the memory of one process; a restart forgets them.
import type { AttemptLimiter } from '#domains/identity/ports.ts';
import type { Clock } from '#engine/api/clock.ts';

/** Keys kept, about 150 bytes each; the oldest windows go first. */
const MOST_KEYS = 50_000;

export function memoryAttemptLimiter(clock: Clock): AttemptLimiter {
  const windows = new Map<string, { endsAt: number; taken: number }>();
  return {
    take(key, { most, windowMs }) {
      const now = clock.now();
      const known = windows.get(key);
      if (known && known.endsAt > now) {
        if (known.taken >= most) return Math.ceil((known.endsAt - now) / 1000);
        known.taken += 1;
        return null;
      }
      windows.delete(key);
      if (windows.size >= MOST_KEYS) makeRoom(windows, now);
      windows.set(key, { endsAt: now + windowMs, taken: 1 });
      return null;
    },
    forget(key) {
      windows.delete(key);
    },
  };
}

function makeRoom(windows: Map<string, { endsAt: number }>, now: number): void {
  for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
  const [oldest] = windows.keys();
  if (windows.size >= MOST_KEYS && oldest !== undefined) windows.delete(oldest);
}
