// Item-kNN: an item is recommended by the history items that the same people chose.

import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import { nearestRows, weighEntries } from '../linear-algebra/likeness.ts';
import type { LikenessKind, LikenessOptions } from '../linear-algebra/likeness.ts';
import type { FitOptions } from '../model.ts';
import type { Json } from '../model-state.ts';
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

  constructor(parameters: Partial<ItemKnnParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): ItemKnnParameters & { [name: string]: Json } {
    return { ...this.#parameters };
  }

  protected async train(data: Interactions, options: FitOptions): Promise<void> {
    const rows = weighEntries(data.byItem, this.#parameters.likeness);
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
