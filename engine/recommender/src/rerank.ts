// Re-ranking of an answer for more than relevance: diversity, novelty, popularity, and a mix of categories like the history's.

import { checkParameter } from './errors.ts';
import type { Id } from './id-index.ts';

export interface RerankOptions<Entry> {
  /** How many to keep. */
  readonly limit: number;
  /** What an entry is worth by itself, 0 to 1. For recommendations: their match. */
  readonly relevance: (entry: Entry) => number;
  /** Weight of the relevance among the objectives. Default 1. */
  readonly relevanceWeight?: number;
  /** Takes off the likeness to the most alike entry already chosen (J. Carbonell, J. Goldstein, SIGIR 1998). */
  readonly diversity?: { readonly weight: number; readonly likeness: (a: Entry, b: Entry) => number };
  /** Adds the self-information -log2(share) of an entry, scaled to 1 at a share of 1 / 1024. */
  readonly novelty?: { readonly weight: number; readonly share: (entry: Entry) => number };
  /** Adds the share of people who chose an entry, by 1 + log2(share) / 10: 1 for what everybody has, 0 at 1 / 1024. */
  readonly popularity?: { readonly weight: number; readonly share: (entry: Entry) => number };
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
 * The weighted sum of objectives, maximised greedily: each time the entry with the best relevance + novelty + popularity - likeness
 * - divergence is chosen, each times its weight. With none but the first the order is that of relevance. O(limit * entries), with calibration times the number of categories.
 */
export function rerank<Entry>(entries: readonly Entry[], options: RerankOptions<Entry>): Entry[] {
  const { diversity, novelty, popularity, calibration, relevanceWeight = 1 } = options;
  for (const part of [diversity, novelty, popularity, calibration])
    if (part) checkParameter('weight', part.weight, 0);
  checkParameter('relevanceWeight', relevanceWeight, 0);
  const rest = entries.map((entry) => ({
    entry,
    worth:
      relevanceWeight * options.relevance(entry) +
      (novelty ? novelty.weight * information(novelty.share(entry)) : 0) +
      (popularity ? popularity.weight * (1 - information(popularity.share(entry))) : 0),
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
    addCategories(mix, calibration?.categories(entry) ?? []);
    if (diversity)
      for (const other of rest)
        other.likeness = Math.max(other.likeness, diversity.likeness(other.entry, entry));
  }
  return chosen;
}

/** What a list is worth by each objective asked for, whatever its weight. */
export interface ObjectiveValues {
  /** Mean relevance. */
  readonly relevance: number;
  /** 1 - mean likeness over the pairs of the list; 1 for fewer than two entries. */
  readonly diversity?: number;
  /** Mean self-information, scaled as `rerank` does. */
  readonly novelty?: number;
  /** Mean popularity, scaled as `rerank` does. */
  readonly popularity?: number;
  /** Divergence from the wished categories; less is better. */
  readonly divergence?: number;
}

/** Measures a list by the objectives of the options, so that weights can be chosen by what they give and cost. */
export function measureObjectives<Entry>(
  list: readonly Entry[],
  options: Omit<RerankOptions<Entry>, 'limit'>,
): ObjectiveValues {
  const { diversity, novelty, popularity, calibration } = options;
  const mean = (value: (entry: Entry) => number): number =>
    list.reduce((sum, entry) => sum + value(entry), 0) / Math.max(1, list.length);
  const likenesses = diversity
    ? list.flatMap((a, i) => list.slice(i + 1).map((b) => diversity.likeness(a, b)))
    : [];
  const mix = new Map<string, number>();
  for (const entry of list.slice(0, -1)) addCategories(mix, calibration?.categories(entry) ?? []);
  const last = list.at(-1);
  return {
    relevance: mean(options.relevance),
    ...(diversity && {
      diversity: 1 - likenesses.reduce((sum, value) => sum + value, 0) / Math.max(1, likenesses.length),
    }),
    ...(novelty && { novelty: mean((entry) => information(novelty.share(entry))) }),
    ...(popularity && { popularity: mean((entry) => 1 - information(popularity.share(entry))) }),
    ...(calibration &&
      last !== undefined && {
        divergence: divergence(mix, calibration.categories(last), list.length - 1, calibration.target),
      }),
  };
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

function addCategories(mix: Map<string, number>, categories: readonly string[]): void {
  for (const category of categories) mix.set(category, (mix.get(category) ?? 0) + 1 / categories.length);
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
