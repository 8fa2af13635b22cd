// The addresses of a room: where it is entered, and where its film plays.
import type { Room } from '@kinora/sdk';

const WATCH = /^\/watch\/(\d+)(?:\/(\d+))?\/?$/;

/** What a watch page plays; null for any other page. */
export function filmAt(pathname: string): { movieId: number; episodeId: number | null } | null {
  const parts = WATCH.exec(pathname);
  if (parts === null) return null;
  return { movieId: Number(parts[1]), episodeId: parts[2] === undefined ? null : Number(parts[2]) };
}

export function watchPath({ title, episode }: Pick<Room, 'title' | 'episode'>): string {
  return episode === null ? `/watch/${title.id}` : `/watch/${title.id}/${episode.id}`;
}

/** The page of the player, with those who are in the room. */
export function roomWatchPath(room: Pick<Room, 'title' | 'episode'>, key: string): string {
  return `${watchPath(room)}?together=${key}`;
}

/** What is sent to others. */
export function roomLink(key: string, origin: string): string {
  return `${origin}/together/${key}`;
}
