// Cross-validation for rankings: every liked entry is hidden in one of k splits.

import { checkParameter } from '../errors.ts';
import type { Interactions } from '../interactions.ts';
import type { Random } from '../random.ts';
import type { Split } from './split.ts';

/**
 * Deals each user's liked entries out at random to k folds (default 5), evenly and from a random fold on, so that each split
 * hides about 1 / k of every user. An only liked entry is never hidden. One split is made at a time.
 */
export function* splitFolds(
  data: Interactions,
  options: { readonly random: Random; readonly folds?: number },
): Generator<Split> {
  const folds = checkParameter('folds', options.folds ?? 5, 2, 65_534);
  const { start, value, rowCount } = data.matrix;
  const foldOf = new Uint16Array(data.count).fill(folds);
  for (let user = 0; user < rowCount; user++) {
    const liked: number[] = [];
    for (let p = start[user]!; p < start[user + 1]!; p++) if (value[p]! > 0) liked.push(p);
    if (liked.length < 2) continue;
    const first = options.random.integer(folds);
    options.random.shuffle(liked).forEach((position, i) => (foldOf[position] = (first + i) % folds));
  }
  for (let fold = 0; fold < folds; fold++) {
    const train = data.filter((_user, _item, _value, position) => foldOf[position] !== fold);
    yield {
      name: `fold ${fold + 1} of ${folds}`,
      train,
      histories: train,
      heldOut: data.filter((_user, _item, _value, position) => foldOf[position] === fold),
    };
  }
}
