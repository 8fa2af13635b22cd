// Holds one who sends too much too fast.
import type { AttemptLimiter } from '#domains/identity/ports.ts';
import { togetherErrors } from './errors.ts';
import { limits } from './policy.ts';

/** `who` is a profile, or an account for rooms. Throws `room_too_fast`. */
export function limitPace(attempts: AttemptLimiter, what: keyof typeof limits, who: number): void {
  const seconds = attempts.take(`room-${what}:${who}`, limits[what]);
  if (seconds !== null) throw togetherErrors.room_too_fast(seconds);
}
