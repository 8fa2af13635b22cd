// Strong generalisation over users, as Liang et al. 2018 measure on MovieLens-20M; on any file of ratings.

import { splitUsers } from '../evaluation/split.ts';
import type { Split } from '../evaluation/split.ts';
import { InteractionsBuilder } from '../interactions.ts';
import type { Interactions } from '../interactions.ts';
import { createRandom } from '../random.ts';
import { liangLiterature, liangRows } from './liang-rows.ts';
import { measureSplit } from './measure-split.ts';
import type { Protocol, ProtocolTask } from './protocol.ts';
import { readRatings } from './read-ratings.ts';

const FILE = 'movielens-1m/ratings.csv';
const LIKED_STARS = 4;
const FEWEST_ITEMS = 5;
const SEED = 98_765;
/** Of MovieLens-20M after filtering, as the paper states it. */
const PAPER = { users: 136_677, interactions: 9_990_682, heldOutUsers: 10_000 };
/** Share of users kept out on other data: 500 of MovieLens-1M's 6,034. */
const HELD_OUT_SHARE = 500 / 6_034;

/**
 * Ratings of at least 4 count, of users with at least 5 of them. As many users as the paper keeps out (10,000; of smaller data
 * 8.3 %) are never learnt from, and as many more are for validation; of each a fifth is hidden. Recall@k is hits over min(k, hidden).
 */
export const liang: Protocol = {
  name: 'liang',
  summary: 'strong generalisation: people whom the model has never seen, all items compete; any ratings file',
  paper: 'D. Liang et al., Variational Autoencoders for Collaborative Filtering, WWW 2018',
  files: [FILE],
  metrics: [
    { name: 'cappedRecall@20', label: 'Recall@20', better: 'higher' },
    { name: 'cappedRecall@50', label: 'Recall@50', better: 'higher' },
    { name: 'ndcg@100', label: 'NDCG@100', better: 'higher' },
  ],
  rows: liangRows,
  literature: liangLiterature,
  prepare(lines, { part = 'test' } = {}): ProtocolTask {
    const liked = readLiked(lines(FILE));
    const { test, validation } = splitBoth(liked);
    const split = part === 'test' ? test : validation;
    const asPublished = liked.userCount === PAPER.users && liked.count === PAPER.interactions;
    return {
      data: {
        users: liked.userCount,
        items: liked.itemCount,
        interactions: liked.count,
        hash: split.train.hash,
      },
      incomparable:
        part === 'validation'
          ? 'this is the validation part'
          : asPublished
            ? null
            : 'the published figures are of MovieLens-20M, and this is another set',
      split,
      validation: part === 'test' ? validation : null,
      measure: (model, options) =>
        measureSplit(model, split, options, {
          ks: [20, 50, 100],
          names: [
            'cappedRecall@20',
            'cappedRecall@50',
            'ndcg@100',
            'coverage@20',
            'novelty@20',
            'popularity@20',
          ],
        }),
    };
  },
};

function readLiked(lines: Iterable<string>): Interactions {
  const builder = new InteractionsBuilder();
  readRatings(lines, ({ user, item, stars }) => {
    if (stars >= LIKED_STARS) builder.add(user, item);
  });
  const all = builder.build();
  const { start, column, rowCount } = all.matrix;
  const kept = new InteractionsBuilder();
  for (let u = 0; u < rowCount; u++) {
    if (start[u + 1]! - start[u]! < FEWEST_ITEMS) continue;
    for (let p = start[u]!; p < start[u + 1]!; p++) kept.add(all.users.idAt(u), all.items.idAt(column[p]!));
  }
  return kept.build();
}

/** One training part for both, as in the paper: the validation users are never learnt from either. */
function splitBoth(liked: Interactions): { test: Split; validation: Split } {
  const testUsers = Math.max(1, Math.min(PAPER.heldOutUsers, Math.round(liked.userCount * HELD_OUT_SHARE)));
  const outer = splitUsers(liked, { random: createRandom(SEED), testUsers });
  const validation = splitUsers(outer.train, { random: createRandom(SEED + 1), testUsers });
  const seen = validation.train.byItem.start;
  const heldOut = outer.heldOut.filter((_user, item) => seen[item + 1]! > seen[item]!);
  return { test: { ...outer, train: validation.train, heldOut }, validation };
}
