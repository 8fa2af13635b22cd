// Items that appear after training: what is known of them, and how the catalogue and the kept rows grow by them.

import { RecommenderError } from './errors.ts';
import { checkFeatures } from './features/feature-table.ts';
import type { Features } from './features/feature-table.ts';
import { IdIndex } from './id-index.ts';
import type { Id } from './id-index.ts';
import type { Catalog } from './model-catalog.ts';
import { toProfile } from './profile.ts';
import type { HistoryEntry, Profile } from './profile.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** An item that the model was not trained with. */
export interface NewItem {
  readonly item: Id;
  /** Named as in the `itemFeatures` of the fit; models without features do not look at them. */
  readonly features?: Features;
}

/** Somebody who chose, or refused, new items. */
export interface NewChoices {
  /**
   * New items and old ones in one list. Of somebody known by `user` the old ones are known already, and only the entries of
   * new items are read (Markov reads both: their order is not kept).
   */
  readonly history: Iterable<HistoryEntry>;
  /** Who it is, if they were in the training. Without it, or when ids were not kept, it is somebody new. */
  readonly user?: Id;
  /** They were in the training though their id was not kept, so that their old choices count already. Default false. */
  readonly trained?: boolean;
}

/** One of the people, in dense indices of the grown catalogue. */
export interface AddedPerson {
  /** Row in the kept training rows; -1 where there is none. */
  readonly row: number;
  /** Whether what they chose among the old items was part of the training. */
  readonly trained: boolean;
  /** Everything they chose, old items and new. */
  readonly profile: Profile;
  /** What was handed in. */
  readonly given: Profile;
}

/** What a model grows by. */
export interface Addition {
  /** The catalogue with the new items at its end. */
  readonly catalog: Catalog;
  /** Dense index of the first new item; all from there on are new. */
  readonly first: number;
  /** Features of the new items, in order; null where none were given. */
  readonly features: readonly (Features | null)[];
  /** Those who have at least one new item. */
  readonly people: readonly AddedPerson[];
  /** Row i: who (place in `people`) chose the i-th new item, and how much. */
  readonly choices: readonly { readonly people: Int32Array; readonly weights: Float32Array }[];
}

/** The rows people are known by, if they were kept. */
export interface KeptRows {
  readonly users: IdIndex | null;
  readonly matrix: SparseMatrix;
}

/**
 * Puts new items and their people into dense indices; changes nothing.
 *
 * @throws RecommenderError `known-item` when the model has the item already or it comes twice.
 */
export function planAddition(
  catalog: Catalog,
  kept: KeptRows | null,
  newItems: readonly NewItem[],
  newChoices: readonly NewChoices[],
): Addition {
  const first = catalog.items.size;
  const items = IdIndex.from(catalog.items.ids);
  for (const { item, features } of newItems) {
    if (items.indexOf(item) >= 0)
      throw new RecommenderError('known-item', `Cannot add item "${item}": the model has it already`);
    if (item === '' || (typeof item === 'number' && !Number.isFinite(item)))
      throw new RecommenderError('invalid-interaction', `Cannot add item "${item}": its id is empty`);
    if (features) checkFeatures(item, features);
    items.add(item);
  }
  const people = newChoices
    .map((choices) => toPerson(choices, kept, items, first))
    .filter(({ profile }) => profile.items.some((item) => item >= first));
  const choices = newItems.map((_, i) => {
    const who: number[] = [];
    const weights: number[] = [];
    people.forEach(({ profile }, p) => {
      const at = profile.items.indexOf(first + i);
      if (at < 0) return;
      who.push(p);
      weights.push(profile.weights[at]!);
    });
    return { people: Int32Array.from(who), weights: Float32Array.from(weights) };
  });
  const popularity = new Float32Array(items.size);
  popularity.set(catalog.popularity);
  let userCount = catalog.userCount;
  for (const { trained, profile } of people) {
    if (!trained) userCount++;
    profile.items.forEach((item, h) => {
      if (profile.weights[h]! > 0 && (!trained || item >= first)) popularity[item]!++;
    });
  }
  return {
    catalog: { items, popularity, userCount },
    first,
    features: newItems.map(({ features }) => features ?? null),
    people,
    choices,
  };
}

function toPerson(choices: NewChoices, kept: KeptRows | null, items: IdIndex, first: number): AddedPerson {
  const given = toProfile(choices.history, [], items);
  const row = choices.user === undefined ? -1 : (kept?.users?.indexOf(choices.user) ?? -1);
  if (!kept || row < 0) return { row: -1, trained: choices.trained ?? false, profile: given, given };
  const { start, column, value } = kept.matrix;
  const added: number[] = [];
  given.items.forEach((item, h) => {
    if (item >= first) added.push(h);
  });
  const from = start[row]!;
  const to = start[row + 1]!;
  const profile = {
    items: Int32Array.from([...column.subarray(from, to), ...added.map((h) => given.items[h]!)]),
    weights: Float32Array.from([...value.subarray(from, to), ...added.map((h) => given.weights[h]!)]),
    times: null,
  };
  return { row, trained: true, profile, given };
}

/** The kept rows with the new columns; people without a row of their own come behind the others. O(entries). */
export function growRows(matrix: SparseMatrix, addition: Addition): SparseMatrix {
  const replaced = new Map(
    addition.people.filter(({ row }) => row >= 0).map((person) => [person.row, person]),
  );
  const appended = addition.people.filter(({ row }) => row < 0);
  const rowCount = matrix.rowCount + appended.length;
  const start = new Int32Array(rowCount + 1);
  const column: Int32Array[] = [];
  const value: Float32Array[] = [];
  for (let r = 0; r < rowCount; r++) {
    const person = r < matrix.rowCount ? replaced.get(r) : appended[r - matrix.rowCount];
    if (person) {
      const { items, weights } = person.profile;
      const order = Array.from(items, (_, h) => h).sort((a, b) => items[a]! - items[b]!);
      column.push(Int32Array.from(order, (h) => items[h]!));
      value.push(Float32Array.from(order, (h) => weights[h]!));
    } else {
      column.push(matrix.column.subarray(matrix.start[r], matrix.start[r + 1]));
      value.push(matrix.value.subarray(matrix.start[r], matrix.start[r + 1]));
    }
    start[r + 1] = start[r]! + column[r]!.length;
  }
  const grown = {
    rowCount,
    columnCount: addition.catalog.items.size,
    start,
    column: new Int32Array(start[rowCount]!),
    value: new Float32Array(start[rowCount]!),
  };
  column.forEach((part, r) => grown.column.set(part, start[r]));
  value.forEach((part, r) => grown.value.set(part, start[r]));
  return grown;
}

/** The part of a profile that a model knew before the addition. */
export function oldPart(profile: Profile, first: number): Profile {
  const kept: number[] = [];
  profile.items.forEach((item, h) => {
    if (item < first) kept.push(h);
  });
  return {
    items: Int32Array.from(kept, (h) => profile.items[h]!),
    weights: Float32Array.from(kept, (h) => profile.weights[h]!),
    times: profile.times && Float64Array.from(kept, (h) => profile.times![h]!),
  };
}
