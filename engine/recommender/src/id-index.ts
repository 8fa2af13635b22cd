// The two-way map between the caller's ids and the dense indices the matrices use.

/** How a user or an item is named outside: a number and its decimal string are two different ids. */
export type Id = number | string;

/** Ids in order of first appearance; grows only through `add`. */
export class IdIndex {
  readonly #ids: Id[] = [];
  readonly #indices = new Map<Id, number>();

  static from(ids: Iterable<Id>): IdIndex {
    const index = new IdIndex();
    for (const id of ids) index.add(id);
    return index;
  }

  get size(): number {
    return this.#ids.length;
  }

  get ids(): readonly Id[] {
    return this.#ids;
  }

  /** The dense index of the id, given on first sight. */
  add(id: Id): number {
    const known = this.#indices.get(id);
    if (known !== undefined) return known;
    const index = this.#ids.length;
    this.#ids.push(id);
    this.#indices.set(id, index);
    return index;
  }

  /** The dense index of the id, or -1. */
  indexOf(id: Id): number {
    return this.#indices.get(id) ?? -1;
  }

  /** The id at a dense index in [0, size). */
  idAt(index: number): Id {
    const id = this.#ids[index];
    if (id === undefined) throw new RangeError(`No id at index ${index}: there are ${this.#ids.length}`);
    return id;
  }
}
