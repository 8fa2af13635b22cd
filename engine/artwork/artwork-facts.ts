// The facts of a title from which its artwork is drawn.

export interface ArtworkFacts {
  /** Seeds the composition: the same id always gives the same picture. */
  id: string;
  title: string;
  originalTitle?: string;
  year: number | null;
  genres: readonly string[];
  directors: readonly string[];
  cast: readonly string[];
  /** Names or ISO codes of countries, the principal one first. */
  countries: readonly string[];
  kind: 'film' | 'series';
  minutes?: number;
}
