// Whether a stream goes on, as the media routes ask it: says to the store that it does, and remembers the answer briefly.
import { streamSilenceSeconds } from './contract.ts';
import type { StreamStore } from './ports.ts';
import { answerMemory, rememberBriefly } from './remember-briefly.ts';

/** Milliseconds: as long as a stream that was stopped, or a signed-out device, may go on at most. */
export const streamMemory = answerMemory;

export type StreamState = Awaited<ReturnType<StreamStore['touch']>>;

export function watchStreams(
  streams: Pick<StreamStore, 'touch'>,
  limit: number,
): (streamId: number, now: number) => Promise<StreamState> {
  return rememberBriefly((streamId, now) =>
    streams.touch(streamId, { limit, now, silentBefore: now - streamSilenceSeconds * 1000 }),
  );
}
