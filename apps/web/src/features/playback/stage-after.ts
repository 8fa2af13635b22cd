// Decides what plays after a change of page: the film that a watch page asks for, the one that goes on in the corner, or none.

/** A film, or an episode of a series; a null episode goes on where the profile left the series. */
export interface Film {
  readonly movieId: number;
  readonly episodeId: number | null;
}

export interface Staged {
  readonly film: Film;
  /** True in the corner of another page, false over the whole window. */
  readonly docked: boolean;
}

/** What is known of the staged film while it plays. */
export interface Going {
  /** Not paused and not at its end. */
  readonly playing: boolean;
  /** That the server chose; null for a film, or before it answered. */
  readonly episodeId: number | null;
}

/** Pages with a player of their own: what was downloaded to this device. */
const ELSEWHERE = /^\/downloads\/\d+\/?$/;
const WATCH = /^\/watch\/(\d+)(?:\/(\d+))?\/?$/;

/** Null for the address of any other page. */
export function filmAt(pathname: string): Film | null {
  const parts = WATCH.exec(pathname);
  if (parts === null) return null;
  return { movieId: Number(parts[1]), episodeId: parts[2] === undefined ? null : Number(parts[2]) };
}

/** True where another player has the window: two films at once are none. */
export function playsElsewhere(pathname: string): boolean {
  return ELSEWHERE.test(pathname);
}

export function watchPath({ movieId, episodeId }: Film): string {
  return episodeId === null ? `/watch/${movieId}` : `/watch/${movieId}/${episodeId}`;
}

/**
 * `asked` by the address of the page. Only what plays goes on elsewhere: who paused a film, or saw it to its end, has left it. Answers
 * `before` itself when nothing changes.
 */
export function stageAfter(before: Staged | null, asked: Film | null, going: Going): Staged | null {
  if (asked === null) {
    if (before === null || before.docked) return before;
    return going.playing ? { film: before.film, docked: true } : null;
  }
  if (before === null || !isSame(before.film, asked, going)) return { film: asked, docked: false };
  return before.docked ? { film: before.film, docked: false } : before;
}

/** A series without an episode is the one that was left, and that is the one which plays. */
function isSame(film: Film, asked: Film, going: Going): boolean {
  if (film.movieId !== asked.movieId) return false;
  return (
    asked.episodeId === null || asked.episodeId === film.episodeId || asked.episodeId === going.episodeId
  );
}
