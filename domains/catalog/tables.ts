// The tables of the catalogue: titles, people, genres, episodes, channels and links to other catalogues.
import type { Generated } from 'kysely';
import { defineTables } from '#engine/api/define-tables.ts';

export interface CatalogTables {
  titles: {
    id: Generated<number>;
    kind: string;
    title: string;
    original_title: string | null;
    language: string | null;
    /** Lower case without accents and leading article: the order of lists by title. */
    sort_key: string;
    year: number | null;
    end_year: number | null;
    minutes: number | null;
    maturity: number | null;
    synopsis: string | null;
    sound: string | null;
    picture: string | null;
    free_basis: string | null;
    free_note: string | null;
    /** Where it came from and its id there; together unique, so that an import run twice changes nothing. */
    source: string;
    source_id: string;
    /** Kept by taste: number of ratings and their mean in stars. */
    rating_count: number;
    rating_mean: number | null;
    /** Picture of a film that stands for it instead of a drawn one: name of its file, which begins with video and poster; null for none. */
    still: string | null;
    /** When an operator corrected it: imports leave it alone from then on. */
    edited_at: number | null;
    added_at: number;
    updated_at: number;
  };
  genres: { id: Generated<number>; slug: string; name: string };
  title_genres: { title_id: number; genre_id: number; position: number };
  title_countries: { title_id: number; country: string; position: number };
  people: { id: Generated<number>; name: string; name_key: string };
  credits: { title_id: number; person_id: number; role: string; position: number; played: string | null };
  episodes: {
    id: Generated<number>;
    title_id: number;
    season: number;
    number: number;
    title: string;
    original_title: string | null;
    minutes: number | null;
    synopsis: string | null;
  };
  /** `name` and `description` are JSON of localised text. */
  channels: { id: Generated<number>; slug: string; name: string; description: string; position: number };
  channel_titles: { channel_id: number; title_id: number; position: number };
  links: { title_id: number; movielens_id: number | null; imdb_id: string | null; tmdb_id: number | null };
}

export const catalogTables = defineTables({
  titles: {
    holds: 'a film or a series',
    columns: {
      id: 'public',
      kind: 'public',
      title: 'public',
      original_title: 'public',
      language: 'public',
      sort_key: 'public',
      year: 'public',
      end_year: 'public',
      minutes: 'public',
      maturity: 'public',
      synopsis: 'public',
      sound: 'public',
      picture: 'public',
      free_basis: 'public',
      free_note: 'public',
      source: 'public',
      source_id: 'public',
      rating_count: 'public',
      rating_mean: 'public',
      still: 'public',
      edited_at: 'public',
      added_at: 'public',
      updated_at: 'public',
    },
  },
  genres: { holds: 'a genre', columns: { id: 'public', slug: 'public', name: 'public' } },
  title_genres: {
    holds: 'a genre of a title',
    columns: { title_id: 'public', genre_id: 'public', position: 'public' },
  },
  title_countries: {
    holds: 'a country of a title',
    columns: { title_id: 'public', country: 'public', position: 'public' },
  },
  people: { holds: 'a person with credits', columns: { id: 'public', name: 'public', name_key: 'public' } },
  credits: {
    holds: 'what a person did in a title',
    columns: {
      title_id: 'public',
      person_id: 'public',
      role: 'public',
      position: 'public',
      played: 'public',
    },
  },
  episodes: {
    holds: 'an episode of a series',
    columns: {
      id: 'public',
      title_id: 'public',
      season: 'public',
      number: 'public',
      title: 'public',
      original_title: 'public',
      minutes: 'public',
      synopsis: 'public',
    },
  },
  channels: {
    holds: 'a curated collection',
    columns: { id: 'public', slug: 'public', name: 'public', description: 'public', position: 'public' },
  },
  channel_titles: {
    holds: 'a title of a channel',
    columns: { channel_id: 'public', title_id: 'public', position: 'public' },
  },
  links: {
    holds: 'ids of a title in other catalogues',
    columns: { title_id: 'public', movielens_id: 'public', imdb_id: 'public', tmdb_id: 'public' },
  },
});
