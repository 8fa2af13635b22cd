// Where the film of a room is at a time.
import type { RoomPlayback } from '@kinora/sdk';

/** Seconds. `now` in milliseconds by the server's clock; `duration` in seconds, 0 when it is not known yet. */
export function positionAt(playback: RoomPlayback, now: number, duration = 0): number {
  const since = playback.paused ? 0 : (Math.max(0, now - playback.at) / 1000) * playback.rate;
  const position = playback.position + since;
  return duration > 0 ? Math.min(position, duration) : position;
}
