// The data set of the library: who interacted with what, how strongly and when, as an immutable sparse matrix.

import { RecommenderError } from './errors.ts';
import { IdIndex } from './id-index.ts';
import type { Id } from './id-index.ts';
import { hashInteractions } from './interactions-hash.ts';
import { transpose } from './sparse-matrix.ts';
import type { SparseMatrix } from './sparse-matrix.ts';

/** One row of input: user, item, strength (1 when left out; below 0 is a dislike), time in any one unit. */
export type InteractionRow = readonly [user: Id, item: Id, value?: number, time?: number];

/**
 * What happens when a pair of user and item comes more than once: `latest` keeps the one with the highest time (without
 * times: the one added last), `sum` adds the values and keeps the highest time, `max` keeps the highest value.
 */
export type DuplicatePolicy = 'latest' | 'sum' | 'max';

/**
 * Interactions of users (rows) with items (columns). 8 bytes an entry, 16 with times; ids are mapped to dense indices.
 * Treat the arrays as read-only: models and splits share them.
 */
export class Interactions {
  readonly users: IdIndex;
  readonly items: IdIndex;
  readonly matrix: SparseMatrix;
  /** Time of each entry, parallel to `matrix.column`; null where no row had one. NaN where a single row had none. */
  readonly times: Float64Array | null;
  #byItem: SparseMatrix | null = null;
  #hash: string | null = null;

  constructor(users: IdIndex, items: IdIndex, matrix: SparseMatrix, times: Float64Array | null = null) {
    this.users = users;
    this.items = items;
    this.matrix = matrix;
    this.times = times;
  }

  /** Builds the matrix from any iterable of rows, streamed; see InteractionsBuilder for rows that come one by one. */
  static from(rows: Iterable<InteractionRow>, options: { duplicates?: DuplicatePolicy } = {}): Interactions {
    const builder = new InteractionsBuilder(options);
    for (const [user, item, value, time] of rows) builder.add(user, item, value, time);
    return builder.build();
  }

  get userCount(): number {
    return this.matrix.rowCount;
  }

  get itemCount(): number {
    return this.matrix.columnCount;
  }

  /** Number of stored pairs. */
  get count(): number {
    return this.matrix.column.length;
  }

  /** The same entries by item (rows are items, columns users), made on first use. */
  get byItem(): SparseMatrix {
    this.#byItem ??= transpose(this.matrix);
    return this.#byItem;
  }

  /**
   * 128-bit content hash in hex for run records: equal content gives an equal hash whatever order the rows came in.
   * Not cryptographic.
   */
  get hash(): string {
    this.#hash ??= hashInteractions(this);
    return this.#hash;
  }

  /**
   * Keeps the entries for which `keep` holds, over the same user and item indices. `position` is the place of the entry
   * in `matrix.column`.
   */
  filter(keep: (user: number, item: number, value: number, position: number) => boolean): Interactions {
    return this.#select((user, item, value, position) => (keep(user, item, value, position) ? value : 0));
  }

  /** Replaces every value; entries whose new value is 0 or NaN are dropped. */
  mapValues(change: (value: number) => number): Interactions {
    return this.#select((_user, _item, value) => change(value));
  }

  /** Entries of at least `minimum` become 1, the others are dropped: the usual reading of stars as implicit feedback. */
  binarize(minimum = -Infinity): Interactions {
    return this.mapValues((value) => (value >= minimum ? 1 : 0));
  }

  #select(change: (user: number, item: number, value: number, position: number) => number): Interactions {
    const { rowCount, columnCount, start, column, value } = this.matrix;
    const outStart = new Int32Array(rowCount + 1);
    const outColumn = new Int32Array(column.length);
    const outValue = new Float32Array(column.length);
    const outTimes = this.times ? new Float64Array(column.length) : null;
    let q = 0;
    for (let user = 0; user < rowCount; user++) {
      for (let p = start[user]!; p < start[user + 1]!; p++) {
        const changed = change(user, column[p]!, value[p]!, p);
        if (changed === 0 || Number.isNaN(changed)) continue;
        outColumn[q] = column[p]!;
        outValue[q] = changed;
        if (outTimes) outTimes[q] = this.times![p]!;
        q++;
      }
      outStart[user + 1] = q;
    }
    const matrix = {
      rowCount,
      columnCount,
      start: outStart,
      column: outColumn.slice(0, q),
      value: outValue.slice(0, q),
    };
    return new Interactions(this.users, this.items, matrix, outTimes?.slice(0, q) ?? null);
  }
}

/** Collects rows one by one into growing typed arrays (no object a row), then builds the matrix. */
export class InteractionsBuilder {
  readonly #users: IdIndex;
  readonly #items: IdIndex;
  readonly #duplicates: DuplicatePolicy;
  #user = new Int32Array(1024);
  #item = new Int32Array(1024);
  #value = new Float32Array(1024);
  #time = new Float64Array(1024);
  #timed = false;
  #count = 0;

  /** Give `users` and `items` to share indices with another data set. */
  constructor(options: { duplicates?: DuplicatePolicy; users?: IdIndex; items?: IdIndex } = {}) {
    this.#duplicates = options.duplicates ?? 'latest';
    this.#users = options.users ?? new IdIndex();
    this.#items = options.items ?? new IdIndex();
  }

  /** Number of rows added so far. */
  get count(): number {
    return this.#count;
  }

  /**
   * Adds one row.
   *
   * @throws RecommenderError `invalid-interaction` when an id is empty or not finite, or the value is not finite.
   */
  add(user: Id, item: Id, value = 1, time?: number): void {
    checkId('user', user);
    checkId('item', item);
    if (!Number.isFinite(value)) {
      throw new RecommenderError(
        'invalid-interaction',
        `Cannot add value "${value}" of user "${user}" for item "${item}": it must be finite`,
      );
    }
    if (this.#count === this.#user.length) this.#grow();
    const at = this.#count++;
    this.#user[at] = this.#users.add(user);
    this.#item[at] = this.#items.add(item);
    this.#value[at] = value;
    this.#time[at] = time ?? Number.NaN;
    if (time !== undefined) this.#timed = true;
  }

  /** O(rows): two counting sorts (by item, then by user), then duplicates are merged. */
  build(): Interactions {
    const count = this.#count;
    const byItem = countingSort(identity(count), this.#item, this.#items.size);
    const order = countingSort(byItem, this.#user, this.#users.size);
    const start = new Int32Array(this.#users.size + 1);
    const column = new Int32Array(count);
    const value = new Float32Array(count);
    const times = this.#timed ? new Float64Array(count) : null;
    let q = -1;
    let lastUser = -1;
    for (const at of order) {
      const user = this.#user[at]!;
      const item = this.#item[at]!;
      if (user === lastUser && column[q] === item) {
        this.#merge(value, times, q, at);
      } else {
        q++;
        column[q] = item;
        value[q] = this.#value[at]!;
        if (times) times[q] = this.#time[at]!;
        start[user + 1]!++;
        lastUser = user;
      }
    }
    for (let u = 0; u < this.#users.size; u++) start[u + 1]! += start[u]!;
    const kept = q + 1;
    const matrix: SparseMatrix = {
      rowCount: this.#users.size,
      columnCount: this.#items.size,
      start,
      column: kept === count ? column : column.slice(0, kept),
      value: kept === count ? value : value.slice(0, kept),
    };
    return new Interactions(
      this.#users,
      this.#items,
      matrix,
      times && kept < count ? times.slice(0, kept) : times,
    );
  }

  #merge(value: Float32Array, times: Float64Array | null, q: number, at: number): void {
    const later = !times || !(this.#time[at]! < times[q]!);
    if (this.#duplicates === 'sum') value[q]! += this.#value[at]!;
    else if (this.#duplicates === 'max') value[q] = Math.max(value[q]!, this.#value[at]!);
    else if (later) value[q] = this.#value[at]!;
    if (times && later) times[q] = this.#time[at]!;
  }

  #grow(): void {
    const size = this.#user.length * 2;
    const grown = {
      user: new Int32Array(size),
      item: new Int32Array(size),
      value: new Float32Array(size),
      time: new Float64Array(size),
    };
    grown.user.set(this.#user);
    grown.item.set(this.#item);
    grown.value.set(this.#value);
    grown.time.set(this.#time);
    this.#user = grown.user;
    this.#item = grown.item;
    this.#value = grown.value;
    this.#time = grown.time;
  }
}

function checkId(what: string, id: Id): void {
  if (typeof id === 'string' ? id === '' : !Number.isFinite(id)) {
    throw new RecommenderError(
      'invalid-interaction',
      `Cannot add ${what} "${id}": an id is a non-empty string or a finite number`,
    );
  }
}

function identity(count: number): Int32Array {
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return order;
}

/** Stable order of `order` by key[order[i]], keys in [0, keyCount). */
function countingSort(order: Int32Array, key: Int32Array, keyCount: number): Int32Array {
  const next = new Int32Array(keyCount + 1);
  for (const at of order) next[key[at]! + 1]!++;
  for (let k = 0; k < keyCount; k++) next[k + 1]! += next[k]!;
  const sorted = new Int32Array(order.length);
  for (const at of order) sorted[next[key[at]!]!++] = at;
  return sorted;
}
