// Item-kNN: an item is recommended by the history items that the same people chose.

import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { growSquare } from '../linear-algebra/grow-square.ts';
import { nearestRows, weighEntries } from '../linear-algebra/likeness.ts';
import type { LikenessKind, LikenessOptions } from '../linear-algebra/likeness.ts';
import { compareNewRows, rowStatistics } from '../linear-algebra/new-likeness.ts';
import type { RowStatistics } from '../linear-algebra/new-likeness.ts';
import { float64Tensor } from '../model-catalog.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import { transpose } from '../sparse-matrix.ts';
import { ItemWeights } from './item-weights.ts';

export interface ItemKnnParameters extends LikenessOptions {
  /** How many nearest items each item keeps. Default 100. */
  readonly neighbours: number;
  /** See LikenessKind. Default `cosine`. */
  readonly likeness: LikenessKind;
  /** Default 0. */
  readonly shrinkage: number;
  /** Default 0.5. */
  readonly alpha: number;
}

const DEFAULTS: ItemKnnParameters = { neighbours: 100, likeness: 'cosine', shrinkage: 0, alpha: 0.5 };

/**
 * M. Deshpande, G. Karypis, "Item-based Top-N Recommendation Algorithms", TOIS 2004.
 * score(j) = sum over the history items i that are among the k nearest of j of h_i likeness(j, i).
 *
 * Fit: sum over users of their entries squared. Memory: items * neighbours * 8 bytes, twice. Request: history * mean
 * number of items that have a history item among their nearest.
 */
export class ItemKnn extends ItemWeights {
  readonly kind = 'item-knn';
  #parameters: ItemKnnParameters;
  /** For items that come later; null in states that were saved without. */
  #statistics: RowStatistics | null = null;

  constructor(parameters: Partial<ItemKnnParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): ItemKnnParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const rows = weighEntries(data.byItem, this.#parameters.likeness);
    this.#statistics = rowStatistics(rows);
    this.setIncoming(
      await nearestRows(
        rows,
        transpose(rows),
        this.#parameters.neighbours,
        this.#parameters,
        async (done, total) => {
          options.onProgress?.({ step: 'compare', done, total });
          await options.pause?.();
          options.signal?.throwIfAborted();
        },
      ),
    );
  }

  /** A row and a column by the same likeness; the nearest of older items are found anew where a new one is nearer. */
  protected override extend({ catalog, first, people }: Addition): () => void {
    if (!this.#statistics)
      throw new RecommenderError('unsupported', 'Cannot add items to item-knn: it was saved without lengths');
    const size = catalog.items.size;
    const columns = people.map(({ profile, trained }) => ({ ...profile, trained }));
    const { statistics, likeness } = compareNewRows(this.#statistics, first, size, columns, this.#parameters);
    const added = new Map<number, [number, number][]>();
    for (let row = 0; row < size; row++) {
      const near: [number, number][] = [];
      for (let column = row < first ? first : 0; column < size; column++) {
        const value = likeness(row, column);
        if (value > 0) near.push([column, value]);
      }
      if (near.length > 0) added.set(row, near);
    }
    const incoming = growSquare(this.incoming, size, added, this.#parameters.neighbours);
    return () => {
      this.#statistics = statistics;
      this.setIncoming(incoming);
    };
  }

  protected override savePart(): ModelPart {
    const part = super.savePart();
    if (!this.#statistics) return part;
    const { squares, counts } = this.#statistics;
    return { ...part, tensors: { ...part.tensors, squares, counts } };
  }

  protected override loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    super.loadPart(part, parameters);
    const known = 'squares' in part.tensors;
    this.#statistics = known
      ? { squares: float64Tensor(part, 'squares'), counts: float64Tensor(part, 'counts') }
      : null;
  }

  protected loadParameters(parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }
}

function check(parameters: ItemKnnParameters): ItemKnnParameters {
  checkParameter('neighbours', parameters.neighbours, 1);
  checkParameter('shrinkage', parameters.shrinkage, 0);
  checkParameter('alpha', parameters.alpha, 0, 1);
  return parameters;
}
