// The parts of a saved state that models share: ids, popularity, sparse matrices.

import { RecommenderError } from './errors.ts';
import { IdIndex } from './id-index.ts';
import type { Json, Tensor } from './model-state.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** The items a model knows. */
export interface Catalog {
  readonly items: IdIndex;
  /** How many users liked each item (entries above 0). */
  readonly popularity: Float32Array;
  readonly userCount: number;
}

interface Part {
  readonly meta: { readonly [key: string]: Json };
  readonly tensors: { readonly [name: string]: Tensor };
}

/** Numbers go into one array, anything else into the metadata. */
export function packIds(name: string, index: IdIndex): Part {
  const numbers = index.ids.every((id) => typeof id === 'number');
  return numbers
    ? { meta: {}, tensors: { [`${name}.ids`]: Float64Array.from(index.ids) } }
    : { meta: { [`${name}.ids`]: index.ids }, tensors: {} };
}

export function unpackIds(name: string, part: Part): IdIndex {
  const ids = part.tensors[`${name}.ids`] ?? part.meta[`${name}.ids`];
  if (ids instanceof Float64Array) return IdIndex.from(ids);
  if (Array.isArray(ids)) return IdIndex.from(ids as readonly (number | string)[]);
  throw missing(`${name}.ids`);
}

export function packMatrix(name: string, matrix: SparseMatrix): Part {
  return {
    meta: { [`${name}.columnCount`]: matrix.columnCount },
    tensors: {
      [`${name}.start`]: matrix.start,
      [`${name}.column`]: matrix.column,
      [`${name}.value`]: matrix.value,
    },
  };
}

export function unpackMatrix(name: string, part: Part): SparseMatrix {
  const start = int32Tensor(part, `${name}.start`);
  const columnCount = part.meta[`${name}.columnCount`];
  if (typeof columnCount !== 'number') throw missing(`${name}.columnCount`);
  return {
    rowCount: start.length - 1,
    columnCount,
    start,
    column: int32Tensor(part, `${name}.column`),
    value: float32Tensor(part, `${name}.value`),
  };
}

export function packCatalog(catalog: Catalog): Part {
  const ids = packIds('items', catalog.items);
  return {
    meta: { ...ids.meta, userCount: catalog.userCount },
    tensors: { ...ids.tensors, 'items.popularity': catalog.popularity },
  };
}

export function unpackCatalog(part: Part): Catalog {
  const { userCount } = part.meta;
  if (typeof userCount !== 'number') throw missing('userCount');
  return { items: unpackIds('items', part), popularity: float32Tensor(part, 'items.popularity'), userCount };
}

/** @throws RecommenderError `invalid-model-state` */
export function float32Tensor(part: Pick<Part, 'tensors'>, name: string): Float32Array {
  const tensor = part.tensors[name];
  if (tensor instanceof Float32Array) return tensor;
  throw missing(name);
}

/** @throws RecommenderError `invalid-model-state` */
export function float64Tensor(part: Pick<Part, 'tensors'>, name: string): Float64Array {
  const tensor = part.tensors[name];
  if (tensor instanceof Float64Array) return tensor;
  throw missing(name);
}

function int32Tensor(part: Part, name: string): Int32Array {
  const tensor = part.tensors[name];
  if (tensor instanceof Int32Array) return tensor;
  throw missing(name);
}

function missing(name: string): RecommenderError {
  return new RecommenderError('invalid-model-state', `Cannot load the model: "${name}" is missing`);
}
