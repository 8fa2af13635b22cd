// The named parts of a film and its stretches that viewers skip: what players, pages and stores say of them.

/** A part with a name of its own. Chapters come in order and do not overlap. */
export interface Chapter {
  /** Seconds of the packaged film, as its end. */
  readonly start: number;
  readonly end: number;
  /** Plain text; null where the file numbers its chapters only. */
  readonly title: string | null;
}

export const markerKinds = ['intro', 'recap', 'credits'] as const;
export type MarkerKind = (typeof markerKinds)[number];

/** A stretch that a player offers to skip. Markers of one kind do not overlap. */
export interface Marker {
  readonly kind: MarkerKind;
  /** Seconds of the packaged film, as its end. */
  readonly start: number;
  readonly end: number;
}

/** What is said of a film along its time. Null leaves that part to what was found in the file. */
export interface Marks {
  readonly chapters: readonly Chapter[] | null;
  readonly markers: readonly Marker[] | null;
}
