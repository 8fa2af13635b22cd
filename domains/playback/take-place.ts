// Takes one of the places that an account has for playing at the same time, or keeps the one a player has already.
import type { Viewer } from '#domains/identity/contract.ts';
import { streamSilenceSeconds } from './contract.ts';
import { playbackErrors } from './errors.ts';
import type { PlayedPart } from './playback-id.ts';
import type { Places, StreamStore } from './ports.ts';

export interface PlaceDeps {
  readonly streams: StreamStore;
  /** How many devices of an account may play at the same time. */
  readonly streamLimit: number;
}

export function placesAt(limit: number, now: number): Places {
  return {
    limit,
    now,
    silentBefore: now - streamSilenceSeconds * 1000,
  };
}

/**
 * The id of the stream. `held` is one the player says it has: kept when it belongs to this device and profile, and to this film or episode.
 * Throws `stream_limit_reached`.
 */
export async function takePlace(
  { streams, streamLimit }: PlaceDeps,
  viewer: Viewer & { readonly profile: { readonly id: number } },
  part: PlayedPart,
  now: number,
  held?: number,
): Promise<number> {
  const { accountId, sessionId, profile } = viewer;
  const places = placesAt(streamLimit, now);
  if (held !== undefined) {
    const stream = await streams.find(held);
    const same =
      stream?.sessionId === sessionId &&
      stream.profileId === profile.id &&
      stream.titleId === part.titleId &&
      stream.episodeId === part.episodeId;
    if (same && (await streams.touch(held, places)) === 'live') return held;
  }
  const id = await streams.open({ accountId, sessionId, profileId: profile.id, ...part }, places);
  if (id === null) throw playbackErrors.stream_limit_reached(streamLimit);
  return id;
}
