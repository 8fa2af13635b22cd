// Re-ranking of an answer for more than relevance: diversity, novelty, and a mix of categories like that of the history.

import { checkParameter } from './errors.ts';
import type { Id } from './id-index.ts';

export interface RerankOptions<Entry> {
  /** How many to keep. */
  readonly limit: number;
  /** What an entry is worth by itself, 0 to 1. For recommendations: their match. */
  readonly relevance: (entry: Entry) => number;
  /** Takes off the likeness to the most alike entry already chosen (J. Carbonell, J. Goldstein, SIGIR 1998). */
  readonly diversity?: { readonly weight: number; readonly likeness: (a: Entry, b: Entry) => number };
  /** Adds the self-information -log2(share) of an entry, scaled to 1 at a share of 1 / 1024. */
  readonly novelty?: { readonly weight: number; readonly share: (entry: Entry) => number };
  /**
   * Takes off the Kullback-Leibler divergence of the categories of the list so far from the wished shares (H. Steck, "Calibrated
   * recommendations", RecSys 2018, alpha 0.01). An entry counts in equal parts for each of its categories.
   */
  readonly calibration?: {
    readonly weight: number;
    readonly categories: (entry: Entry) => readonly string[];
    /** Category to share, adding up to 1. */
    readonly target: ReadonlyMap<string, number>;
  };
}

const SMOOTHING = 0.01;
const NOVELTY_BITS = 10;

/**
 * Chooses greedily, each time the entry with the best relevance + novelty - likeness - divergence. Without any of the three
 * the order is that of relevance. O(limit * entries), with calibration times the number of categories.
 */
export function rerank<Entry>(entries: readonly Entry[], options: RerankOptions<Entry>): Entry[] {
  const { diversity, novelty, calibration } = options;
  for (const part of [diversity, novelty, calibration]) if (part) checkParameter('weight', part.weight, 0);
  const rest = entries.map((entry) => ({
    entry,
    worth: options.relevance(entry) + (novelty ? novelty.weight * information(novelty.share(entry)) : 0),
    likeness: 0,
  }));
  const chosen: Entry[] = [];
  const mix = new Map<string, number>();
  while (chosen.length < options.limit && rest.length > 0) {
    let best = 0;
    let bestValue = -Infinity;
    rest.forEach(({ entry, worth, likeness }, at) => {
      let value = worth - (diversity?.weight ?? 0) * likeness;
      if (calibration) {
        const categories = calibration.categories(entry);
        value -= calibration.weight * divergence(mix, categories, chosen.length, calibration.target);
      }
      if (value > bestValue) {
        bestValue = value;
        best = at;
      }
    });
    const { entry } = rest[best]!;
    rest.splice(best, 1);
    chosen.push(entry);
    const categories = calibration?.categories(entry) ?? [];
    for (const category of categories) mix.set(category, (mix.get(category) ?? 0) + 1 / categories.length);
    if (diversity)
      for (const other of rest)
        other.likeness = Math.max(other.likeness, diversity.likeness(other.entry, entry));
  }
  return chosen;
}

/** The shares of categories in a history, for `calibration.target`. An item counts in equal parts for each of its categories. */
export function categoryShares(
  items: Iterable<Id>,
  categories: (item: Id) => readonly string[],
): Map<string, number> {
  const shares = new Map<string, number>();
  let total = 0;
  for (const item of items) {
    const own = categories(item);
    for (const category of own) shares.set(category, (shares.get(category) ?? 0) + 1 / own.length);
    if (own.length > 0) total++;
  }
  for (const [category, share] of shares) shares.set(category, share / total);
  return shares;
}

function information(share: number): number {
  return Math.min(1, -Math.log2(Math.max(share, 2 ** -NOVELTY_BITS)) / NOVELTY_BITS);
}

/** KL(target || mix with one more entry), the mix smoothed by a hundredth of the target. */
function divergence(
  mix: ReadonlyMap<string, number>,
  added: readonly string[],
  count: number,
  target: ReadonlyMap<string, number>,
): number {
  let sum = 0;
  for (const [category, wished] of target) {
    if (wished <= 0) continue;
    const own = (mix.get(category) ?? 0) + (added.includes(category) ? 1 / added.length : 0);
    sum += wished * Math.log(wished / ((1 - SMOOTHING) * (own / (count + 1)) + SMOOTHING * wished));
  }
  return sum;
}
