// TF-IDF vectors of items over their features, each field scaled by itself and weighed against the others.

import { RecommenderError } from '../errors.ts';
import { IdIndex } from '../id-index.ts';
import { float32Tensor, packIds, unpackIds } from '../model-catalog.ts';
import type { ModelPart } from '../model-state.ts';
import type { SparseRow } from '../sparse-matrix.ts';
import { foldWords } from '../text/fold-words.ts';
import type { AlignedFeatures, Features } from './feature-table.ts';
import { fieldOf } from './feature-table.ts';

/** How much a field counts: field to weight. Fields that are not named here count 1, with weight 0 not at all. */
export type FieldWeights = Readonly<Record<string, number>>;

/**
 * G. Salton, C. Buckley, 1988. A term's value in a field is (1 + ln count) ln(N / n), with N items of which n have the term;
 * counts below 1 (shares) count as they are. It is multiplied by the field's weight and divided by the square root of the number of
 * the item's terms in the field, so that a long synopsis does not outweigh two genres, and the whole is scaled to length 1.
 *
 * Names are compared folded ("Émouvant" is "emouvant") inside their field. Terms of fewer than `minimumItems` items are left
 * out: they can bring nothing together.
 */
export class TermWeights {
  /** Folded names. */
  readonly keys: IdIndex;
  /** Names as they were first written, parallel to `keys`. */
  readonly labels: readonly string[];
  /** ln(N / n), parallel to `keys`. */
  readonly rarity: Float32Array;
  readonly #fieldWeights: FieldWeights;

  constructor(keys: IdIndex, labels: readonly string[], rarity: Float32Array, fieldWeights: FieldWeights) {
    this.keys = keys;
    this.labels = labels;
    this.rarity = rarity;
    this.#fieldWeights = fieldWeights;
  }

  static count(
    { names, matrix }: AlignedFeatures,
    options: { readonly fieldWeights: FieldWeights; readonly minimumItems: number },
  ): TermWeights {
    const keyOf = names.ids.map((name) => keyFor(String(name)));
    const counts = new Map<string, number>();
    let described = 0;
    for (let r = 0; r < matrix.rowCount; r++) {
      const own = new Set<string>();
      for (let p = matrix.start[r]!; p < matrix.start[r + 1]!; p++) own.add(keyOf[matrix.column[p]!]!);
      for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
      if (own.size > 0) described++;
    }
    const keys = new IdIndex();
    const labels: string[] = [];
    keyOf.forEach((key, i) => {
      const weight = options.fieldWeights[fieldOf(key)] ?? 1;
      if (weight === 0 || (counts.get(key) ?? 0) < options.minimumItems || keys.indexOf(key) >= 0) return;
      keys.add(key);
      labels.push(String(names.idAt(i)));
    });
    const rarity = Float32Array.from(keys.ids, (key) => Math.log(described / counts.get(String(key))!));
    return new TermWeights(keys, labels, rarity, options.fieldWeights);
  }

  /** The vector of an item; terms that the items counted do not have are left out. */
  vectorOf(features: Features): SparseRow {
    const counts = new Map<number, number>();
    for (const [name, value] of Object.entries(features)) {
      const term = this.keys.indexOf(keyFor(name));
      if (term >= 0 && value > 0) counts.set(term, (counts.get(term) ?? 0) + value);
    }
    const byField = Map.groupBy(counts.keys(), (term) => fieldOf(String(this.keys.idAt(term))));
    const values = new Map<number, number>();
    for (const [field, terms] of byField) {
      const scale = (this.#fieldWeights[field] ?? 1) / Math.sqrt(terms.length);
      for (const term of terms) {
        const count = counts.get(term)!;
        values.set(term, scale * (count < 1 ? count : 1 + Math.log(count)) * this.rarity[term]!);
      }
    }
    const sorted = [...values].filter(([, value]) => value > 0).sort(([a], [b]) => a - b);
    const length = Math.hypot(...sorted.map(([, value]) => value)) || 1;
    return {
      columns: Int32Array.from(sorted, ([term]) => term),
      values: Float32Array.from(sorted, ([, value]) => value / length),
    };
  }

  /** Part of a model's state; `unpack` reads it. */
  pack(): ModelPart {
    const ids = packIds('terms', this.keys);
    return {
      meta: { ...ids.meta, 'terms.labels': this.labels },
      tensors: { ...ids.tensors, 'terms.rarity': this.rarity },
    };
  }

  /** @throws RecommenderError `invalid-model-state` */
  static unpack(part: ModelPart, fieldWeights: FieldWeights): TermWeights {
    const labels = part.meta['terms.labels'];
    if (!Array.isArray(labels))
      throw new RecommenderError('invalid-model-state', 'Cannot load the model: "terms.labels" is missing');
    return new TermWeights(
      unpackIds('terms', part),
      labels.map(String),
      float32Tensor(part, 'terms.rarity'),
      fieldWeights,
    );
  }

  /** Field and label of a term, for people. */
  nameOf(term: number): { readonly field: string; readonly term: string } {
    const label = this.labels[term]!;
    const field = fieldOf(label);
    return { field, term: field === '' ? label : label.slice(field.length + 1) };
  }
}

/** The name with what follows the field folded. */
function keyFor(name: string): string {
  const field = fieldOf(name);
  return field === '' ? foldWords(name) : `${field}:${foldWords(name.slice(field.length + 1))}`;
}
