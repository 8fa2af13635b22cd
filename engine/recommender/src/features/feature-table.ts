// Named, sparse features of items or users, as models with features are given them.

import { RecommenderError } from '../errors.ts';
import { IdIndex } from '../id-index.ts';
import type { Id } from '../id-index.ts';
import { stackRows } from '../sparse-matrix.ts';
import type { SparseMatrix, SparseRow } from '../sparse-matrix.ts';

/**
 * Features by name, for example `{ 'genre:Drama': 1, 'tag:noir': 0.4 }`. What stands before the first colon is the field;
 * models weigh fields and choose among them. A value of 0 is no feature.
 */
export type Features = Readonly<Record<string, number>>;

/**
 * Rows of features, one an id, over a common index of names. 8 bytes a value. An id that comes twice keeps its last row.
 */
export class FeatureTable {
  readonly ids: IdIndex;
  /** Feature names; a column of `matrix` each. */
  readonly names: IdIndex;
  /** ids x names. */
  readonly matrix: SparseMatrix;

  private constructor(ids: IdIndex, names: IdIndex, matrix: SparseMatrix) {
    this.ids = ids;
    this.names = names;
    this.matrix = matrix;
  }

  /** @throws RecommenderError `invalid-feature` when a value is not finite. */
  static ofItems(rows: Iterable<{ readonly item: Id; readonly features: Features }>): FeatureTable {
    return FeatureTable.#build(Array.from(rows, ({ item, features }) => [item, features]));
  }

  /** @throws RecommenderError `invalid-feature` when a value is not finite. */
  static ofUsers(rows: Iterable<{ readonly user: Id; readonly features: Features }>): FeatureTable {
    return FeatureTable.#build(Array.from(rows, ({ user, features }) => [user, features]));
  }

  static #build(rows: readonly (readonly [Id, Features])[]): FeatureTable {
    const last = new Map<Id, Features>(rows);
    const names = new IdIndex();
    const encoded = Array.from(last, ([id, features]) => {
      checkFeatures(id, features);
      for (const [name, value] of Object.entries(features)) if (value !== 0) names.add(name);
      return encodeFeatures(features, names);
    });
    return new FeatureTable(IdIndex.from(last.keys()), names, stackRows(encoded, names.size));
  }

  /** The features of an id; none of an id that is not in the table. */
  featuresOf(id: Id): Features {
    const row = this.ids.indexOf(id);
    if (row < 0) return {};
    const { start, column, value } = this.matrix;
    const out: Record<string, number> = {};
    for (let p = start[row]!; p < start[row + 1]!; p++) out[String(this.names.idAt(column[p]!))] = value[p]!;
    return out;
  }

  /** The rows in the order of another index, empty where the table has none, without the names that `keep` refuses. */
  align(ids: IdIndex, keep: (name: string) => boolean = () => true): AlignedFeatures {
    const names = new IdIndex();
    const columnOf = Int32Array.from(this.names.ids, (name) => (keep(String(name)) ? names.add(name) : -1));
    const { start, column, value } = this.matrix;
    const rows = ids.ids.map((id): SparseRow => {
      const row = this.ids.indexOf(id);
      const places: number[] = [];
      if (row >= 0)
        for (let p = start[row]!; p < start[row + 1]!; p++) if (columnOf[column[p]!]! >= 0) places.push(p);
      places.sort((a, b) => columnOf[column[a]!]! - columnOf[column[b]!]!);
      return {
        columns: Int32Array.from(places, (p) => columnOf[column[p]!]!),
        values: Float32Array.from(places, (p) => value[p]!),
      };
    });
    return { names, matrix: stackRows(rows, names.size) };
  }
}

/** Features over an index of names. */
export interface AlignedFeatures {
  readonly names: IdIndex;
  /** One row an id, one column a name. */
  readonly matrix: SparseMatrix;
}

/** Maps names to columns; names that the index does not have are left out. */
export function encodeFeatures(features: Features, names: IdIndex): SparseRow {
  const known = Object.entries(features)
    .map(([name, value]) => [names.indexOf(name), value] as const)
    .filter(([column, value]) => column >= 0 && value !== 0)
    .sort(([a], [b]) => a - b);
  return {
    columns: Int32Array.from(known, ([column]) => column),
    values: Float32Array.from(known, ([, value]) => value),
  };
}

/** @throws RecommenderError `invalid-feature` when a value is not finite. */
export function checkFeatures(id: Id, features: Features): void {
  for (const [name, value] of Object.entries(features)) {
    if (Number.isFinite(value)) continue;
    throw new RecommenderError(
      'invalid-feature',
      `Cannot use feature "${name}" of "${id}": its value "${value}" is not finite`,
    );
  }
}

/** What stands before the first colon of a feature's name; the empty text without one. */
export function fieldOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}
