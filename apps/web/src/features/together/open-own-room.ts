// Opens a room for what is asked, and answers its key, or why not.
import { listContinueWatching, ok, openRoom, type OpenedRoom } from '@kinora/sdk';
import { settle, type Failure } from '#app/settle.ts';

export interface Wanted {
  readonly movieId: number;
  /** Null for a film, and for a series where it was left. */
  readonly episodeId: number | null;
  /** Seconds at which the film stands. */
  readonly position?: number;
}

export async function openOwnRoom({
  movieId,
  episodeId,
  position = 0,
}: Wanted): Promise<{ data: OpenedRoom } | { error: Failure }> {
  const episode = episodeId ?? (await episodeLeft(movieId));
  return settle(
    ok(openRoom({ newRoom: { movieId, position, ...(episode === null ? {} : { episodeId: episode }) } })),
  );
}

/** The episode that the profile is in; null for a film, and a series that was not begun: the server takes the first then. */
async function episodeLeft(movieId: number): Promise<number | null> {
  const answer = await settle(ok(listContinueWatching()));
  if ('error' in answer) return null;
  return answer.data.items.find(({ title }) => title.id === movieId)?.episode?.id ?? null;
}
