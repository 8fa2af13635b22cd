// Which old items a new one is like by who chose it, for models that cannot learn one item by itself.

import type { Addition } from '../add-items.ts';

/** Old items with shares that add up to 1; none where nobody who chose the new item chose another. */
export interface LikelyRows {
  readonly items: Int32Array;
  readonly shares: Float32Array;
}

const NEAREST = 20;

/**
 * For every new item the up to 20 old ones of the highest cosine of likes, overlap / sqrt(n_i n_new), the overlap counted over
 * the people given.
 */
export function likelyRows({ catalog, first, people, choices }: Addition): LikelyRows[] {
  return choices.map((choice, i) => {
    const overlap = new Map<number, number>();
    choice.people.forEach((person, c) => {
      if (choice.weights[c]! <= 0) return;
      const { items, weights } = people[person]!.profile;
      items.forEach((item, h) => {
        if (item < first && weights[h]! > 0) overlap.set(item, (overlap.get(item) ?? 0) + 1);
      });
    });
    const own = catalog.popularity[first + i]!;
    const nearest = Array.from(
      overlap,
      ([item, count]) => [item, count / Math.sqrt(own * catalog.popularity[item]!)] as const,
    )
      .sort(([a, likenessA], [b, likenessB]) => likenessB - likenessA || a - b)
      .slice(0, NEAREST);
    const total = nearest.reduce((sum, [, likeness]) => sum + likeness, 0);
    return {
      items: Int32Array.from(nearest, ([item]) => item),
      shares: Float32Array.from(nearest, ([, likeness]) => likeness / total),
    };
  });
}
