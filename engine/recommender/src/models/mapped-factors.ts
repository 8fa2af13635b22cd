// Collaborative factors with a learned map from content into them, so that an item nobody has chosen yet has factors too.

import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Features } from '../features/feature-table.ts';
import { TermWeights } from '../features/term-weights.ts';
import type { FieldWeights } from '../features/term-weights.ts';
import type { Interactions } from '../interactions.ts';
import { fitRidgeMap } from '../linear-algebra/ridge-map.ts';
import { dot } from '../linear-algebra/vectors.ts';
import { float32Tensor, packMatrix, unpackMatrix } from '../model-catalog.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { Explanation } from '../model-answers.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import { rowOf, stackRows } from '../sparse-matrix.ts';
import type { SparseMatrix, SparseRow } from '../sparse-matrix.ts';
import { ImplicitAls } from './implicit-als.ts';
import type { ImplicitAlsParameters } from './implicit-als.ts';

export interface MappedFactorsParameters extends ImplicitAlsParameters {
  /** See ContentModel. */
  readonly fieldWeights: FieldWeights;
  /** Terms of fewer items are left out. Default 2. */
  readonly minimumItems: number;
  /** The map is learnt from so many items, the most liked ones. Default 2000. */
  readonly mapItems: number;
  /** L2 penalty of the map; null (default): that of .03, .1, .3 and 1 which predicts left-out items best. */
  readonly penalty: number | null;
  /** So many likes count as much as the content: (n learnt + prior mapped) / (n + prior). Default 2. */
  readonly prior: number;
}

const DEFAULTS = { fieldWeights: {}, minimumItems: 2, mapItems: 2000, penalty: null, prior: 2 };
const PENALTIES = [0.03, 0.1, 0.3, 1];
/** Likes at which an item's learnt factors are half trusted as a target of the map. */
const HALF_TRUST = 10;

interface ContentMap {
  readonly terms: TermWeights;
  /** terms x factors. */
  readonly weights: Float32Array;
  readonly mean: Float32Array;
}

/**
 * Z. Gantner et al., "Learning Attribute-to-Feature Mappings for Cold-Start Recommendations", ICDM 2010, on the factors of
 * ImplicitAls: y_i is predicted from the item's TF-IDF vector by ridge regression over the items people chose. The map is a
 * learned text embedding: terms that the same people like lie close together.
 *
 * Needs `FitOptions.itemFeatures`. Factors in use are (n_i y_i + prior m_i) / (n_i + prior), m_i the mapped ones: an item without
 * likes has its content's, a well-known one its own. Fit: that of ImplicitAls, and mapItems^3 + mapItems^2 * factors for each
 * penalty tried, with mapItems^2 * 4 bytes.
 */
export class MappedFactors extends ImplicitAls {
  override readonly kind: string = 'mapped-factors';
  #own: Pick<MappedFactorsParameters, keyof typeof DEFAULTS>;
  #map: ContentMap | null = null;
  #penalty: number | null = null;
  /** items x terms. */
  #vectors: SparseMatrix | null = null;
  /** Part of the content in the factors of each item, 0 to 1. */
  #share: Float32Array = new Float32Array(0);

  constructor(parameters: Partial<MappedFactorsParameters> = {}) {
    super(parameters);
    this.#own = check({ ...DEFAULTS, ...parameters });
  }

  override get parameters(): ImplicitAlsParameters & { [name: string]: Json } {
    const { fieldWeights, minimumItems, mapItems, penalty, prior } = this.#own;
    return { ...super.parameters, fieldWeights: { ...fieldWeights }, minimumItems, mapItems, penalty, prior };
  }

  protected override async train(data: Interactions, options: FitOptions): Promise<void> {
    const { itemFeatures } = options;
    if (!itemFeatures)
      throw new RecommenderError(
        'invalid-parameter',
        'Cannot fit mapped-factors: it was given no itemFeatures',
      );
    // The map comes after the last epoch: there is nothing to look at before.
    await super.train(data, { ...options, onEpoch: undefined });
    const { factors: rank } = super.parameters;
    const { popularity } = this.catalog;
    const terms = TermWeights.count(itemFeatures.align(data.items), this.#own);
    const vectors = stackRows(
      data.items.ids.map((id) => terms.vectorOf(itemFeatures.featuresOf(id))),
      terms.keys.size,
    );
    const seen = Array.from(popularity.keys())
      .filter((item) => popularity[item]! > 0)
      .sort((a, b) => popularity[b]! - popularity[a]! || a - b)
      .slice(0, this.#own.mapItems);
    const targets = new Float32Array(seen.length * rank);
    seen.forEach((item, r) =>
      targets.set(this.itemFactors.subarray(item * rank, item * rank + rank), r * rank),
    );
    const { weights, mean, penalty } = await fitRidgeMap(
      stackRows(
        seen.map((item) => rowOf(vectors, item)),
        terms.keys.size,
      ),
      targets,
      rank,
      {
        penalties: this.#own.penalty === null ? PENALTIES : [this.#own.penalty],
        trust: Float64Array.from(seen, (item) => popularity[item]! / (popularity[item]! + HALF_TRUST)),
        onStep: async (done, total) => {
          options.onProgress?.({ step: 'map', done, total });
          await options.pause?.();
          options.signal?.throwIfAborted();
        },
      },
    );
    this.#map = { terms, weights, mean };
    this.#penalty = penalty;
    this.#vectors = vectors;
    const factors = this.itemFactors.slice();
    this.#share = this.#blend(factors, 0, vectors, popularity);
    this.setFactors(factors);
  }

  /** The penalty of the map in use; null before fit and after load. */
  get mapPenalty(): number | null {
    return this.#penalty;
  }

  /** Mixes the mapped factors into those from item `first` on, in place; gives the content's part in each. */
  #blend(factors: Float32Array, first: number, vectors: SparseMatrix, likes: Float32Array): Float32Array {
    const { factors: rank } = super.parameters;
    const { prior } = this.#own;
    return Float32Array.from({ length: vectors.rowCount }, (_, r) => {
      const row = rowOf(vectors, r);
      const total = likes[r]! + prior;
      if (row.columns.length === 0 || total === 0) return 0;
      const share = prior / total;
      const mapped = this.#mapped(row);
      const from = (first + r) * rank;
      for (let f = 0; f < rank; f++)
        factors[from + f] = (1 - share) * factors[from + f]! + share * mapped[f]!;
      return share;
    });
  }

  #mapped({ columns, values }: SparseRow): Float32Array {
    const { weights, mean } = this.#map!;
    const out = mean.slice();
    columns.forEach((term, t) => {
      for (let f = 0; f < out.length; f++) out[f]! += values[t]! * weights[term * out.length + f]!;
    });
    return out;
  }

  override canPlace(features: Features | null, likes: number): boolean {
    return likes > 0 || (features !== null && this.#map!.terms.vectorOf(features).columns.length > 0);
  }

  /** By its features, by the least squares over who chose it, or by both as in the fit. */
  protected override extend(addition: Addition): () => void {
    const { terms } = this.#map!;
    const { first, features, catalog } = addition;
    const factors = this.foldItems(addition);
    const added = features.map((own) => terms.vectorOf(own ?? {}));
    const likes = catalog.popularity.subarray(first);
    const share = this.#blend(factors, first, stackRows(added, terms.keys.size), likes);
    const old = Array.from({ length: first }, (_, item) => rowOf(this.#vectors!, item));
    const vectors = stackRows([...old, ...added], terms.keys.size);
    const shares = Float32Array.from([...this.#share, ...share]);
    return () => {
      this.setFactors(factors);
      this.#vectors = vectors;
      this.#share = shares;
    };
  }

  /** The terms through which the content speaks for the item, by what they add to the score; none where content has little part. */
  protected override sharedTerms(user: FoldedUser, item: number, limit: number): Explanation['terms'] {
    const { factors: rank } = super.parameters;
    const share = this.#share[item]!;
    const { columns, values } = rowOf(this.#vectors!, item);
    const { terms, weights } = this.#map!;
    const x = user.vector;
    if (!x) return [];
    return Array.from(columns, (term, t) => ({
      ...terms.nameOf(term),
      contribution: share * values[t]! * dot(weights, term * rank, x, 0, rank),
    }))
      .filter(({ contribution }) => contribution > 0)
      .sort((a, b) => b.contribution - a.contribution)
      .slice(0, limit);
  }

  protected override savePart(): ModelPart {
    const part = super.savePart();
    const { terms, weights, mean } = this.#map!;
    const packed = terms.pack();
    const rows = packMatrix('items.terms', this.#vectors!);
    return {
      meta: { ...part.meta, ...packed.meta, ...rows.meta },
      tensors: {
        ...part.tensors,
        ...packed.tensors,
        ...rows.tensors,
        'map.weights': weights,
        'map.mean': mean,
        'map.share': this.#share,
      },
    };
  }

  protected override loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    super.loadPart(part, parameters);
    this.#own = check({ ...DEFAULTS, ...parameters });
    this.#map = {
      terms: TermWeights.unpack(part, this.#own.fieldWeights),
      weights: float32Tensor(part, 'map.weights'),
      mean: float32Tensor(part, 'map.mean'),
    };
    this.#vectors = unpackMatrix('items.terms', part);
    this.#share = float32Tensor(part, 'map.share');
  }
}

function check(
  parameters: Pick<MappedFactorsParameters, keyof typeof DEFAULTS>,
): Pick<MappedFactorsParameters, keyof typeof DEFAULTS> {
  const { fieldWeights, minimumItems, mapItems, penalty, prior } = parameters;
  for (const [field, weight] of Object.entries(fieldWeights))
    checkParameter(`fieldWeights.${field}`, weight, 0);
  checkParameter('minimumItems', minimumItems, 1);
  checkParameter('mapItems', mapItems, 1);
  if (penalty !== null) checkParameter('penalty', penalty, Number.MIN_VALUE);
  checkParameter('prior', prior, 0);
  return { fieldWeights, minimumItems, mapItems, penalty, prior };
}
