// What the catalogue needs from a store; adapters/sql keeps it in a relational database.
import type {
  Channel,
  Episode,
  Facets,
  Link,
  Person,
  TitleCard,
  TitleDetail,
  TitleQuery,
} from './contract.ts';

/** A title as stored, before its art is known. */
export interface TitleRow {
  readonly id: number;
  readonly kind: 'film' | 'series';
  readonly title: string;
  readonly originalTitle: string | null;
  readonly language: string | null;
  readonly year: number | null;
  readonly minutes: number | null;
  readonly maturity: number | null;
  readonly source: string;
  /** It has a video that is ready, or it is free and gets a stand-in clip when it is first played. */
  readonly playable: boolean;
  /** Name of the picture of a film that stands for it, without its ending; null for a drawn one. */
  readonly still: string | null;
  readonly genres: readonly { slug: string; name: string }[];
}

export type TitleRowDetail = TitleRow & Omit<TitleDetail, keyof TitleRow | 'art'>;

export interface TitleFilter extends Omit<TitleQuery, 'cursor' | 'playable'> {
  /** Position after which the page starts: sort value and id of the last row before it. */
  readonly after?: readonly [string | number | null, number];
  readonly playable?: boolean;
  /** Titles above this age are left out; below 18 unrated titles are left out too. */
  readonly maturityLimit?: number;
}

/** A title to store, found again by `source` and `sourceId`. */
export interface TitleInput {
  readonly kind: 'film' | 'series';
  readonly title: string;
  readonly originalTitle: string | null;
  readonly language: string | null;
  readonly year: number | null;
  readonly endYear: number | null;
  readonly minutes: number | null;
  readonly maturity: number | null;
  readonly synopsis: string | null;
  readonly sound: 'silent' | 'sound' | null;
  readonly picture: 'black-and-white' | 'tinted' | 'colour' | null;
  readonly free: { basis: string; note: string } | null;
  readonly source: string;
  readonly sourceId: string;
  readonly genres: readonly { slug: string; name: string }[];
  readonly countries: readonly string[];
  readonly credits: readonly {
    name: string;
    role: 'director' | 'cast' | 'writer' | 'composer' | 'producer';
    as: string | null;
  }[];
  readonly episodes: readonly Omit<Episode, 'id'>[];
}

/** What an operator says of a title; the rest of it stays. */
export interface TitleEdit extends Pick<
  TitleInput,
  'title' | 'originalTitle' | 'year' | 'endYear' | 'minutes' | 'maturity' | 'synopsis' | 'genres'
> {
  /** One with an id is there already and keeps it; those that are not named go. */
  readonly episodes: readonly (Omit<Episode, 'id'> & { readonly id: number | null })[];
}

export interface TitleStore {
  /** Rows in the order of `ids`; unknown ids are left out. */
  byIds(ids: readonly number[]): Promise<TitleRow[]>;
  detail(id: number): Promise<TitleRowDetail | null>;
  /** At most `limit + 1` rows, so that the caller knows whether there are more, each with its sort value. */
  list(filter: TitleFilter): Promise<{ row: TitleRow; sortValue: string | number | null }[]>;
  /** Inserts or updates by source and source id, in one transaction; unchanged rows are not written. Answers ids in order. */
  putAll(titles: readonly TitleInput[], now: number): Promise<number[]>;
  count(source?: string): Promise<number>;
  /**
   * Writes what an operator says, in one transaction; imports leave the title alone from then on. An episode that would go while it has
   * a video, removed ones that can be restored included, keeps everything as it was. Ids of episodes of other titles are passed over.
   */
  edit(id: number, edit: TitleEdit, now: number): Promise<'done' | 'missing' | { readonly inUse: number }>;
  /** Takes a title away with all that belongs to it, unless it has a video, as in `edit`. */
  remove(id: number): Promise<'done' | 'missing' | 'in-use'>;
  /** The picture of a film that stands for it, or null for a drawn one. Answers which it was; undefined when there is no such title. */
  setStill(id: number, still: string | null): Promise<string | null | undefined>;
  /** How many titles there are of each kind, genre, decade and country, most first (decades: newest first). */
  facets(maturityLimit: number): Promise<Facets>;
  /** With the number of titles below the limit; null when nobody has this id. */
  person(id: number, maturityLimit: number): Promise<Person | null>;
  people(ids: readonly number[], maturityLimit: number): Promise<Person[]>;
  /** Titles whose key in lists by title (`sortKey`) is exactly this, most rated first. */
  bySortKey(key: string, limit: number): Promise<TitleRow[]>;
  /** Links in the order of the title's id, at most `limit + 1`. */
  links(after: number, limit: number): Promise<Link[]>;
}

/** A channel to store, with its titles in order. */
export interface ChannelInput {
  readonly slug: string;
  readonly name: Channel['name'];
  readonly description: Channel['description'];
  readonly titleIds: readonly number[];
}

export interface ChannelRow extends Omit<Channel, 'cover'> {
  /** Titles for its picture, most rated first. */
  readonly cover: readonly TitleRow[];
}

export interface ChannelStore {
  /** In their order, without those that have no title below the limit. */
  all(maturityLimit: number, covers: number): Promise<ChannelRow[]>;
  find(slug: string, maturityLimit: number, covers: number): Promise<ChannelRow | null>;
  /** Makes these the channels, in this order; others are removed. One transaction. */
  putAll(channels: readonly ChannelInput[]): Promise<void>;
}

export interface SearchHits {
  /** Ids, best first. */
  readonly titles: readonly number[];
  readonly people: readonly number[];
  /** The words searched instead, when the query looked misspelt. */
  readonly correctedTo: string | null;
}

/** Finds titles and people by words: as they are typed, with slips, across accents and scripts (`foldText`). */
export interface SearchIndex {
  /** The last word may be unfinished, unless a space follows it. */
  search(
    text: string,
    options: { limit: number; people: number; maturityLimit: number },
  ): Promise<SearchHits>;
  /**
   * Takes up what was written since. Writes leave a mark in their own transaction, so nothing is lost when the process dies;
   * `search` takes up small changes itself, an import calls this at its end. Answers how many documents were written.
   */
  catchUp(onProgress?: (share: number) => void): Promise<number>;
}

/** Pictures of films that stand for titles, JPEG. */
export interface StillFiles {
  put(name: string, jpeg: Uint8Array): Promise<void>;
  read(name: string): Promise<Uint8Array | null>;
  remove(name: string): Promise<void>;
}

/** Draws nothing itself: says under which address a title's pictures are, and its dominant colour. */
export interface ArtAddresses {
  of(title: TitleRow): TitleCard['art'];
}
