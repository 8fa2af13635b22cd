// Remembers for a few seconds whether a device is signed in: a player asks for several files a second.
import type { SessionLiveness } from './ports.ts';

/** Milliseconds: as long as a signed-out device may go on at most. */
export const livenessMemory = 3000;

/** Answers kept; beyond that the oldest go. */
const mostKept = 10_000;

export function rememberLiveness(source: SessionLiveness): SessionLiveness {
  const known = new Map<number, { at: number; answer: Promise<boolean> }>();
  return {
    isLive(sessionId, now) {
      const kept = known.get(sessionId);
      if (kept !== undefined && now - kept.at < livenessMemory) return kept.answer;
      const answer = source.isLive(sessionId, now);
      known.delete(sessionId);
      known.set(sessionId, { at: now, answer });
      // A store that failed to answer is asked again.
      answer.catch(() => known.delete(sessionId));
      if (known.size > mostKept)
        for (const oldest of known.keys()) {
          known.delete(oldest);
          break;
        }
      return answer;
    },
  };
}
