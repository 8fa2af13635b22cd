// What ingest needs: a folder to read from, a place for what it refuses, and a store that keeps rows and place together.

/** A file of a data set as it lies in its folder. */
export interface ImportFile {
  /** Name without `.gz`. */
  readonly name: string;
  /** Bytes as stored. */
  readonly size: number;
  /** SHA-256 of the bytes as stored, hex. */
  hash(): Promise<string>;
  /** The content, unpacked where it was packed. `onRead` is told the bytes as stored that were read so far. */
  read(onRead?: (bytes: number) => void): AsyncIterable<Uint8Array>;
}

export interface ImportFolder {
  /** The last part of its path: the name of the data set. */
  readonly name: string;
  readonly path: string;
  readonly files: readonly ImportFile[];
}

/** A row that was not imported, and why. */
export interface Refusal {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Null where the row as a whole is at fault. */
  readonly column: string | null;
  readonly value: string;
  readonly reason: string;
}

export interface RefusalLog {
  write(refusals: readonly Refusal[]): Promise<void>;
  /** Where they can be read; null while there are none. */
  readonly path: string | null;
}

export interface ImportedMovie {
  readonly sourceId: number;
  readonly kind: 'film' | 'series';
  readonly title: string;
  readonly originalTitle: string | null;
  readonly year: number | null;
  readonly endYear: number | null;
  readonly genres: readonly { slug: string; name: string }[];
}

export interface ImportedUser {
  readonly sourceId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Ids are those of the store. */
export interface ImportedRating {
  readonly profileId: number;
  readonly titleId: number;
  readonly halfStars: number;
  /** Milliseconds since 1970, UTC. */
  readonly ratedAt: number | null;
  readonly sequence: number | null;
}

export interface ImportedTag {
  readonly profileId: number;
  readonly titleId: number;
  readonly tag: string;
  readonly taggedAt: number | null;
}

export interface ImportedLink {
  readonly titleId: number;
  readonly movielensId: number | null;
  readonly imdbId: string | null;
  readonly tmdbId: number | null;
}

/** How far a file was read. */
export interface ImportMark {
  /** Data set and file name. */
  readonly file: string;
  readonly contentHash: string;
  readonly rowsDone: number;
  readonly rowsBad: number;
  readonly finished: boolean;
}

export interface Written {
  readonly added: number;
  readonly changed: number;
}

/**
 * Rows are found again by their keys: what is there unchanged is not written. Each call is one transaction, which keeps `mark`
 * too: an import that is killed goes on exactly behind the last batch that was kept.
 */
export interface IngestStore {
  mark(file: string): Promise<ImportMark | null>;
  putMark(mark: ImportMark, now: number): Promise<void>;
  /** `keepKnown` leaves titles that are there as they are. */
  putMovies(
    source: string,
    movies: readonly ImportedMovie[],
    mark: ImportMark,
    now: number,
    keepKnown?: boolean,
  ): Promise<Written>;
  /** Profiles without account. */
  putUsers(
    source: string,
    users: readonly ImportedUser[],
    mark: ImportMark | null,
    now: number,
  ): Promise<Written>;
  /** Of two rows about the same title by the same user the later one counts. */
  putRatings(ratings: readonly ImportedRating[], mark: ImportMark | null, now: number): Promise<Written>;
  putTags(tags: readonly ImportedTag[], mark: ImportMark, now: number): Promise<Written>;
  putLinks(links: readonly ImportedLink[], mark: ImportMark, now: number): Promise<Written>;
  /** Ids of the titles of a source by their id there. */
  titleIds(source: string): Promise<Map<string, number>>;
  /** Those of `sourceIds` only, where given. */
  profileIds(source: string, sourceIds?: readonly string[]): Promise<Map<string, number>>;
  /** Brings count and mean of every title in step with its ratings. Answers how many titles changed. */
  refreshRatingMeans(): Promise<number>;
}
