// Hybrid factorisation on titles it was trained with: `node bench/recommender/hybrid.ts --set=small` (or `1m`) prints the table.
//
// Ratings of at least 4 count; a fifth of every user's is hidden and looked for among all titles (splitRandom, seed 1), for at most 1,000
// random users. Settings are the defaults, none was searched for. What LightFM gives on the same split stands in cold-start.md.
import { writeFileSync } from 'node:fs';

import {
  createRandom,
  evaluate,
  HybridFactorization,
  ImplicitAls,
  Popularity,
  splitRandom,
} from '#engine/recommender/src/index.ts';
import type { Model } from '#engine/recommender/src/index.ts';

import { itemFeaturesOf, likedOf } from './movielens-features.ts';

const TEST_USERS = 1000;
const argument = (name: string): string | undefined =>
  process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3);
const set = argument('set') === '1m' ? '1m' : 'small';
const out = argument('out');

const data = likedOf(set);
const whole = splitRandom(data, { random: createRandom(1) });
const order = createRandom(2).shuffle(Int32Array.from({ length: data.userCount }, (_, u) => u));
const tested = new Set(order.slice(0, TEST_USERS));
const split = { ...whole, heldOut: whole.heldOut.filter((user) => tested.has(user)) };
const itemFeatures = itemFeaturesOf(set);

const models: Readonly<Record<string, () => Model>> = {
  popularity: () => new Popularity(),
  'implicit-als, 32 factors': () => new ImplicitAls({ factors: 32 }),
  'hybrid, WARP, no features': () => new HybridFactorization({ fields: [] }),
  'hybrid, WARP, genres': () => new HybridFactorization({ fields: ['genre'] }),
  'hybrid, BPR, no features': () => new HybridFactorization({ fields: [], loss: 'bpr', epochs: 100 }),
};

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
  if (out) writeFileSync(out, `${lines.join('\n')}\n`);
};
print(
  `MovieLens ${set === '1m' ? '1M' : 'latest-small'}: trained on ${split.train.count} likes, ${split.train.userCount} users, ` +
    `${split.train.itemCount} titles, hash ${split.train.hash}`,
);
print('');
print('| model | NDCG@10 | Recall@10 | coverage@10 | fit, s of processor time |');
print('| --- | --- | --- | --- | --- |');
for (const [name, make] of Object.entries(models)) {
  const model = make();
  const begun = process.cpuUsage();
  await model.fit(split.train, { itemFeatures, keepUsers: false });
  const { user, system } = process.cpuUsage(begun);
  const { metrics, intervals } = await evaluate(model, split, { ks: [10] });
  const figure = (metric: 'ndcg@10' | 'recall@10'): string => {
    const { low, high } = intervals[metric]!;
    return `${metrics[metric]!.toFixed(4)} ±${((high - low) / 2).toFixed(4)}`;
  };
  print(
    `| ${name} | ${figure('ndcg@10')} | ${figure('recall@10')} | ${metrics['coverage@10']!.toFixed(3)} | ${((user + system) / 1e6).toFixed(1)} |`,
  );
}
