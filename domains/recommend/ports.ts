// What recommend needs from outside: what people said, facts of titles, a registry of models and a place for their files.
import type { TasteSignal } from '#domains/taste/contract.ts';
import type { ModelRecord, Run } from './contract.ts';

/** All that one profile said and did, in no order. */
export interface ProfileSignals {
  readonly profileId: number;
  readonly signals: readonly TasteSignal[];
}

/** Everything there is to learn from. Profiles that turned personalisation off are left out. */
export interface DatasetReader {
  /** Profiles in the order of their ids, some hundred in memory at a time; those that said nothing are skipped. */
  profiles(): AsyncIterable<ProfileSignals>;
  /** All signals of the profiles that said or did something about any of these titles, in the order of ids. */
  choosers(titleIds: readonly number[]): AsyncIterable<ProfileSignals>;
  /** How many profiles `profiles` goes through, for progress. */
  profileCount(): Promise<number>;
  /** Another text whenever ratings, thumbs, lists or what was finished changed. Milliseconds, also at a million ratings. */
  version(): Promise<string>;
}

/** What is known of a title besides who chose it. */
export interface TitleDescription {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  /** Slugs. */
  readonly genres: readonly string[];
  /** Names, each once. */
  readonly people: readonly string[];
  /** Folded; as often as they were given. */
  readonly tags: readonly string[];
  readonly synopsis: string | null;
}

export interface TitleDescriptionReader {
  /** All titles, or those with these ids, in the order of ids; some hundred in memory at a time. */
  descriptions(ids?: readonly number[]): AsyncIterable<TitleDescription>;
}

/** What the recommender keeps of a title in memory. */
export interface TitleFact {
  readonly id: number;
  readonly kind: 'film' | 'series';
  readonly title: string;
  readonly year: number | null;
  readonly maturity: number | null;
  readonly playable: boolean;
  /** Milliseconds since 1970, UTC. */
  readonly addedAt: number;
  readonly ratingCount: number;
  /** Slugs. */
  readonly genres: readonly string[];
  /** Ids of people. */
  readonly directors: readonly number[];
}

export interface ChannelFact {
  readonly slug: string;
  readonly name: { en: string; fr?: string; ar?: string };
  /** In the order of the channel. */
  readonly titles: readonly number[];
}

export interface CatalogueFacts {
  readonly titles: readonly TitleFact[];
  readonly genres: readonly { readonly slug: string; readonly name: string }[];
  readonly channels: readonly ChannelFact[];
}

export interface TitleFactsReader {
  read(): Promise<CatalogueFacts>;
  /** `catalogue` changes with titles, videos and channels; `ratings` with the number of ratings. Cheap. */
  version(): Promise<{ catalogue: string; ratings: string }>;
}

export type NewModel = Omit<ModelRecord, 'aliases'> & {
  /** Name of its file in ModelFiles. */
  readonly file: string;
};
export type RegisteredModel = ModelRecord & { readonly file: string };

/** The name under which the model in service stands. */
export const CHAMPION = 'champion';

export interface ModelAlias {
  readonly modelId: string;
  readonly previousId: string | null;
}

export interface ModelRegistry {
  put(model: NewModel): Promise<void>;
  /** Newest first. */
  list(): Promise<RegisteredModel[]>;
  find(id: string): Promise<RegisteredModel | null>;
  alias(alias: string): Promise<ModelAlias | null>;
  /** Points the alias at the model and remembers what it pointed at. Pointing at the same again changes nothing. */
  promote(alias: string, modelId: string, now: number): Promise<void>;
  /** Takes a model out of the registry, unless an alias points at it. A rollback to it is no longer possible then. */
  remove(id: string): Promise<'removed' | 'in-service' | 'absent'>;
  /** Swaps the alias with what it pointed at before, so that a second rollback undoes the first. False without one before. */
  rollback(alias: string, now: number): Promise<boolean>;
}

export interface ModelFiles {
  /** All or nothing: a reader never sees half a file, also after a power cut. Replaces a file of that name. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Rejects when there is no such file. */
  read(name: string): Promise<Uint8Array>;
  /** Also when there is none of that name. */
  remove(name: string): Promise<void>;
}

export type NewRun = Omit<Run, 'id'>;

export interface RunQuery {
  readonly limit: number;
  /** Only runs before this id. */
  readonly before?: number;
  readonly model?: string;
  readonly batch?: string;
}

/** What was fitted and measured, for good: experiments can be compared after their models are gone. */
export interface RunStore {
  /** Answers its id; later runs have higher ids. */
  put(run: NewRun): Promise<number>;
  find(id: number): Promise<Run | null>;
  /** Newest first. */
  list(query: RunQuery): Promise<Run[]>;
  /** Notes that the run's parameters were registered as a model. */
  register(id: number, modelId: string): Promise<void>;
  /** Notes how the run compares with another one. */
  compare(id: number, comparison: Run['comparison']): Promise<void>;
}

/** Under what circumstances something is measured, as of now. */
export interface Circumstances {
  /** Of the program. */
  readonly version: string;
  /** Of the checkout; null where there is none. */
  readonly commit: string | null;
  readonly machine: string;
  /** Most memory that this process has held, in bytes. */
  readonly peakBytes: number;
}
