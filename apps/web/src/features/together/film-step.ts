// Decides how the page of a film and the film of its room come together: who goes after whom, and when one has left.

export interface FilmSeen {
  /** Of the page. The episode is null where it goes on where the profile left the series. */
  readonly page: { readonly movieId: number; readonly episodeId: number | null };
  /** Of the room. The episode is null for a film. */
  readonly room: { readonly movieId: number; readonly episodeId: number | null };
  /** The address of the page names the room. */
  readonly named: boolean;
  readonly mayControl: boolean;
}

/** What is remembered from one look to the next. */
export interface FilmMemory {
  /** The episode that page and room showed when they last agreed; undefined before. */
  readonly agreed: number | null | undefined;
  /** To which the room was asked to come along, and has not come yet. */
  readonly asked: number | null;
}

/**
 * `name`: the address of the page has to name the room. `follow`: the room went on, the page goes after it. `take`: the viewer went on, and
 * takes the room along. `leave`: the viewer went to another film, or may not take the room along.
 */
export type FilmStep = 'stay' | 'name' | 'follow' | 'take' | 'leave';

/** May be asked as often as one likes: the same is asked of the room once. */
export function filmStep(
  memory: FilmMemory,
  { page, room, named, mayControl }: FilmSeen,
): { readonly step: FilmStep; readonly memory: FilmMemory } {
  if (page.movieId !== room.movieId) return { step: 'leave', memory };
  if ((page.episodeId ?? room.episodeId) === room.episodeId)
    return { step: named ? 'stay' : 'name', memory: { agreed: room.episodeId, asked: null } };
  if (memory.agreed !== room.episodeId) return { step: 'follow', memory };
  if (memory.asked === page.episodeId) return { step: 'stay', memory };
  if (!mayControl) return { step: 'leave', memory };
  return { step: 'take', memory: { ...memory, asked: page.episodeId } };
}
