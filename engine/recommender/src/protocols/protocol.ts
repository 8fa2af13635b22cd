// What every published measurement has in common: its files, its models with their published figures, its results.

import type { Interval } from '../evaluation/bootstrap.ts';
import type { Split } from '../evaluation/split.ts';
import type { Json } from '../model-state.ts';
import type { FitOptions, Model } from '../model.ts';
import type { EnsembleWeight, EnsembleWeightsOptions } from '../models/ensemble-weights.ts';

/** A figure that is measured; `digits` after the point when it is written. */
export interface ProtocolMetric {
  /** Key in `metrics`, for example `ndcg@10`. */
  readonly name: string;
  /** As papers write it. */
  readonly label: string;
  readonly better: 'higher' | 'lower';
}

/** Figures of a paper, by the name of the metric. */
export interface PublishedRow {
  readonly name: string;
  readonly figures: { readonly [metric: string]: number };
  readonly source: string;
}

/** One model of a protocol, with the setting it is measured at. */
export interface ProtocolRow {
  /** By which it is asked for: lower case, no blanks. */
  readonly id: string;
  /** As tables name it. */
  readonly name: string;
  /** Ids of rows whose fitted models this one is made of. */
  readonly members?: readonly string[];
  /** How the weights of the members are learnt, where the task has something to learn them from. */
  readonly stack?: EnsembleWeightsOptions;
  /** A new model; `members` are fitted already, in the order of the ids; `weights` are theirs when `stack` could learn them. */
  readonly make: (members: readonly Model[], weights?: readonly EnsembleWeight[]) => Model;
  readonly published?: Omit<PublishedRow, 'name'>;
}

/** What a protocol asks of a fitted model, with the data of one part: the test, or the validation that settings are chosen on. */
export interface ProtocolTask {
  readonly data: {
    readonly users: number;
    readonly items: number;
    readonly interactions: number;
    /** Content hash of what models learn from. */
    readonly hash: string;
  };
  /** Why published figures say nothing about this data; null where they can be compared. */
  readonly incomparable: string | null;
  /** What models learn from, are told and are asked for; null where stars are predicted. */
  readonly split: Split | null;
  /** The same training data with other histories and hidden items, which are no part of the test; null where there is none. */
  readonly validation: Split | null;
  /** Fits `model` (made anew by `again` where a protocol needs several) unless it is fitted, and measures it. */
  measure(model: Model, options: MeasureOptions): Promise<Measured>;
}

export interface MeasureOptions {
  /** Handed to every fit; its signal and pause also serve the measuring. */
  readonly fit?: Omit<FitOptions, 'onProgress' | 'keepUsers'>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** The model is fitted on the training data of this task. */
  readonly fitted?: boolean;
  /** Another unfitted model of the same setting: for protocols that fit more than once. */
  readonly again: () => Model;
  /** `share` is 0 to 1 of this model. */
  readonly onProgress?: (share: number, step: string) => void;
}

export interface Measured {
  readonly metrics: { readonly [name: string]: number };
  /** 95 % intervals of those metrics that have one. */
  readonly intervals: { readonly [name: string]: Interval };
  /** How many users, or folds, the means and intervals are over. */
  readonly samples: number;
  /** Further figures for the table, by heading. */
  readonly extra: { readonly [heading: string]: string };
  readonly fitSeconds: number;
  readonly measureSeconds: number;
}

export interface Protocol {
  readonly name: string;
  readonly summary: string;
  readonly paper: string;
  /** Paths below the folder of data sets. */
  readonly files: readonly string[];
  readonly metrics: readonly ProtocolMetric[];
  readonly rows: readonly ProtocolRow[];
  /** Published figures of models that this library does not have, or of other settings. */
  readonly literature: readonly PublishedRow[];
  /**
   * Reads the data; `lines` gives the lines of one of `files`, without line ends.
   *
   * @throws RecommenderError `invalid-interaction` that quotes the line that cannot be read.
   */
  prepare(lines: (file: string) => Iterable<string>, options?: PrepareOptions): ProtocolTask;
}

export interface PrepareOptions {
  /** `validation` hides another part of the training data, to choose settings on. Default `test`. */
  readonly part?: 'test' | 'validation';
  /**
   * A place in time of a user's item, higher for newer. Where the test hides the newest item but the files have no times, the
   * validation part hides the newest by this; a random one without it.
   */
  readonly newest?: (user: number, item: number) => number;
}

export interface ProtocolResult extends Measured {
  readonly protocol: string;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parameters: { readonly [name: string]: Json };
  /** Null where nothing was published, or not about this data. */
  readonly published: Omit<PublishedRow, 'name'> | null;
  /** Measured minus published, by metric. */
  readonly difference: { readonly [metric: string]: number } | null;
}
