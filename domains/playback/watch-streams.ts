// Remembers for a few seconds whether a stream goes on: a player asks for several files a second.
import { streamSilenceSeconds } from './contract.ts';
import type { StreamStore } from './ports.ts';

/** Milliseconds: as long as a stream that was stopped, or a signed-out device, may go on at most. */
export const streamMemory = 3000;

/** Answers kept; beyond that the oldest go. */
const mostKept = 10_000;

export type StreamState = Awaited<ReturnType<StreamStore['touch']>>;

/** Answers for the media routes: says to the store that the stream goes on, and what it answered. */
export function watchStreams(
  streams: Pick<StreamStore, 'touch'>,
  limit: number,
): (streamId: number, now: number) => Promise<StreamState> {
  const known = new Map<number, { at: number; answer: Promise<StreamState> }>();
  return (streamId, now) => {
    const kept = known.get(streamId);
    if (kept !== undefined && now - kept.at < streamMemory) return kept.answer;
    const answer = streams.touch(streamId, { limit, now, silentBefore: now - streamSilenceSeconds * 1000 });
    known.delete(streamId);
    known.set(streamId, { at: now, answer });
    // A store that failed to answer is asked again.
    answer.catch(() => known.delete(streamId));
    if (known.size > mostKept)
      for (const oldest of known.keys()) {
        known.delete(oldest);
        break;
      }
    return answer;
  };
}
