// Content model: items whose title, genres, people, tags and synopsis are like those of the history.

import type { Addition } from '../add-items.ts';
import { RecommenderError, checkParameter } from '../errors.ts';
import type { Features } from '../features/feature-table.ts';
import { TermWeights } from '../features/term-weights.ts';
import type { FieldWeights } from '../features/term-weights.ts';
import type { Interactions } from '../interactions.ts';
import { packMatrix, unpackMatrix } from '../model-catalog.ts';
import { Model } from '../model.ts';
import type { FoldedUser } from '../folded-user.ts';
import type { Explanation } from '../model-answers.ts';
import type { FitOptions } from '../model.ts';
import type { Json, ModelPart } from '../model-state.ts';
import type { Profile } from '../profile.ts';
import { rowOf, stackRows, transpose } from '../sparse-matrix.ts';
import type { SparseMatrix, SparseRow } from '../sparse-matrix.ts';

export interface ContentModelParameters {
  /** How much each field (what stands before the colon of a feature's name) counts; 1 where it is not named. */
  readonly fieldWeights: FieldWeights;
  /** Terms of fewer items are left out. Default 2. */
  readonly minimumItems: number;
}

const DEFAULTS: ContentModelParameters = { fieldWeights: {}, minimumItems: 2 };

/**
 * M. Pazzani, D. Billsus, "Content-based Recommendation Systems", 2007, with the vectors of `TermWeights`:
 * score(j) = cosine of v_j and the sum over the history of h_i v_i.
 *
 * Needs `FitOptions.itemFeatures` (`describeItem` makes them from a catalogue's fields) and nothing else: an item is recommended
 * from the moment it is described. Explanations name the shared terms. Fit: values; request: the values of items that share a
 * term with the history; memory 16 bytes a value.
 */
export class ContentModel extends Model {
  readonly kind = 'content';
  #parameters: ContentModelParameters;
  #weights: TermWeights | null = null;
  /** items x terms. */
  #items: SparseMatrix | null = null;
  #byTerm: SparseMatrix | null = null;

  constructor(parameters: Partial<ContentModelParameters> = {}) {
    super();
    this.#parameters = check({ ...DEFAULTS, ...parameters });
  }

  get parameters(): { readonly [name: string]: Json } {
    return { ...this.#parameters, fieldWeights: { ...this.#parameters.fieldWeights } };
  }

  protected async train(data: Interactions, { itemFeatures }: FitOptions): Promise<void> {
    if (!itemFeatures)
      throw new RecommenderError('invalid-parameter', 'Cannot fit content: it was given no itemFeatures');
    const weights = TermWeights.count(itemFeatures.align(data.items), this.#parameters);
    this.#weights = weights;
    this.#take(
      stackRows(
        data.items.ids.map((id) => weights.vectorOf(itemFeatures.featuresOf(id))),
        weights.keys.size,
      ),
    );
  }

  #take(items: SparseMatrix): void {
    this.#items = items;
    this.#byTerm = transpose(items);
  }

  override canPlace(features: Features | null): boolean {
    return features !== null && this.#weights!.vectorOf(features).columns.length > 0;
  }

  /** By its features; terms that no item of the training has say nothing until the next fit. */
  protected override extend({ features }: Addition): () => void {
    const weights = this.#weights!;
    const items = this.#items!;
    const old = Array.from({ length: items.rowCount }, (_, item) => rowOf(items, item));
    const added = features.map((own) => weights.vectorOf(own ?? {}));
    const grown = stackRows([...old, ...added], weights.keys.size);
    return () => this.#take(grown);
  }

  /** What the history adds up to by term, and its length. */
  #wish({ items, weights }: Profile): { readonly terms: Map<number, number>; readonly length: number } {
    const terms = new Map<number, number>();
    items.forEach((item, h) => {
      const { columns, values } = rowOf(this.#items!, item);
      columns.forEach((term, t) => terms.set(term, (terms.get(term) ?? 0) + weights[h]! * values[t]!));
    });
    let squares = 0;
    for (const value of terms.values()) squares += value * value;
    return { terms, length: Math.sqrt(squares) || 1 };
  }

  protected scoreProfile(profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    const { start, column, value } = this.#byTerm!;
    const { terms, length } = this.#wish(profile);
    out.fill(0);
    for (const [term, wished] of terms) {
      for (let p = start[term]!; p < start[term + 1]!; p++) out[column[p]!]! += (wished / length) * value[p]!;
    }
  }

  contributions({ profile }: FoldedUser, item: number): Float32Array {
    const { length } = this.#wish(profile);
    const own = rowOf(this.#items!, item);
    return Float32Array.from(profile.items, (source, h) => {
      return (profile.weights[h]! * product(own, rowOf(this.#items!, source))) / length;
    });
  }

  protected override sharedTerms(user: FoldedUser, item: number, limit: number): Explanation['terms'] {
    const { terms, length } = this.#wish(user.profile);
    const { columns, values } = rowOf(this.#items!, item);
    return Array.from(columns, (term, t) => ({
      ...this.#weights!.nameOf(term),
      contribution: (values[t]! * (terms.get(term) ?? 0)) / length,
    }))
      .filter(({ contribution }) => contribution > 0)
      .sort((a, b) => b.contribution - a.contribution)
      .slice(0, limit);
  }

  protected savePart(): ModelPart {
    const terms = this.#weights!.pack();
    const rows = packMatrix('items.terms', this.#items!);
    return { meta: { ...terms.meta, ...rows.meta }, tensors: { ...terms.tensors, ...rows.tensors } };
  }

  protected loadPart(part: ModelPart, parameters: { readonly [name: string]: Json }): void {
    this.#parameters = check({ ...DEFAULTS, ...parameters });
    this.#weights = TermWeights.unpack(part, this.#parameters.fieldWeights);
    this.#take(unpackMatrix('items.terms', part));
  }
}

/** Inner product of two rows, by merging. */
function product(a: SparseRow, b: SparseRow): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.columns.length && j < b.columns.length;) {
    const difference = a.columns[i]! - b.columns[j]!;
    if (difference === 0) sum += a.values[i]! * b.values[j]!;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return sum;
}

function check(parameters: ContentModelParameters): ContentModelParameters {
  for (const [field, weight] of Object.entries(parameters.fieldWeights))
    checkParameter(`fieldWeights.${field}`, weight, 0);
  checkParameter('minimumItems', parameters.minimumItems, 1);
  return parameters;
}
