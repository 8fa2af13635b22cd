// Strong generalisation as in Liang et al. 2018, here on MovieLens-1M: `node bench/recommender/liang.ts` prints the table.
//
// Ratings of at least 4 count, of users with at least 5 of them; 500 users are for validation and 500 for the test, of each a fifth
// is hidden. `--validate` measures on the validation users, where the settings below were picked; README.md names the exceptions.
import { writeFileSync } from 'node:fs';

import {
  CoInteraction,
  createRandom,
  Ease,
  Ensemble,
  evaluate,
  ImplicitAls,
  InteractionsBuilder,
  ItemKnn,
  MultVae,
  Popularity,
  PureSvd,
  Slim,
  splitUsers,
  UserKnn,
} from '#engine/recommender/src/index.ts';
import type { Interactions, Model } from '#engine/recommender/src/index.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

const HELD_OUT_USERS = 500;
const SEED = 98_765;

function readLiked(): Interactions {
  const builder = new InteractionsBuilder();
  eachLine(`${dataFolder('movielens-1m')}/ratings.csv`, ',', ([user, item, stars]) => {
    if (Number(stars) >= 4) builder.add(Number(user), Number(item));
  });
  const all = builder.build();
  const { start, column, rowCount } = all.matrix;
  const kept = new InteractionsBuilder();
  for (let u = 0; u < rowCount; u++) {
    if (start[u + 1]! - start[u]! < 5) continue;
    for (let p = start[u]!; p < start[u + 1]!; p++) kept.add(all.users.idAt(u), all.items.idAt(column[p]!));
  }
  return kept.build();
}

const validate = process.argv.includes('--validate');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? '';
const liked = readLiked();
const outer = splitUsers(liked, { random: createRandom(SEED), testUsers: HELD_OUT_USERS });
const split = validate
  ? splitUsers(outer.train, { random: createRandom(SEED + 1), testUsers: HELD_OUT_USERS })
  : outer;

const chosen: readonly (() => Model)[] = [
  () => new Popularity(),
  () => new CoInteraction(),
  () => new UserKnn({ neighbours: 100 }),
  () => new ItemKnn({ neighbours: 200 }),
  () => new PureSvd({ factors: 30 }),
  () => new Slim({ l1: 5, l2: 300 }),
  () => new Ease({ lambda: 600 }),
  () => new ImplicitAls({ factors: 128, alpha0: 0.3, regularization: 0.007 }),
  () => new MultVae({ batch: 128, epochs: 30 }),
];
const candidates: readonly (() => Model)[] = [
  () => new MultVae({ batch: 128, epochs: 30 }),
  ...[100, 200].map((neighbours) => () => new UserKnn({ neighbours })),
  ...[50, 200].map((neighbours) => () => new ItemKnn({ neighbours })),
  ...[30, 50].map((factors) => () => new PureSvd({ factors })),
  ...[100, 300].map((l2) => () => new Slim({ l1: 5, l2 })),
  ...[300, 600, 1000].map((lambda) => () => new Ease({ lambda })),
  ...[0.1, 0.3].flatMap((alpha0) =>
    [0.003, 0.007].map((regularization) => () => new ImplicitAls({ factors: 128, alpha0, regularization })),
  ),
];

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};

async function run(model: Model, fitted = false): Promise<Model> {
  const begun = performance.now();
  if (!fitted) await model.fit(split.train, { keepUsers: false });
  const trained = performance.now();
  const { metrics, intervals } = await evaluate(model, split, { ks: [20, 50, 100] });
  const figure = (name: keyof typeof metrics): string => {
    const { low, high } = intervals[name]!;
    return `${metrics[name]!.toFixed(4)} ±${((high - low) / 2).toFixed(4)}`;
  };
  const setting = Object.entries(model.parameters)
    .filter(([name, value]) => typeof value === 'number' && name !== 'seed')
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const cells = [
    model.kind,
    setting.join(', '),
    figure('cappedRecall@20'),
    figure('cappedRecall@50'),
    figure('ndcg@100'),
    metrics['coverage@20']!.toFixed(3),
    ((trained - begun) / 1000).toFixed(1),
  ];
  print(`| ${cells.join(' | ')} |`);
  return model;
}

print(
  `${split.train.userCount} training users, ${HELD_OUT_USERS} ${validate ? 'validation' : 'test'} users, ${liked.itemCount} items, ${liked.count} interactions, hash ${split.train.hash}`,
);
print('');
print('| model | setting | Recall@20 | Recall@50 | NDCG@100 | coverage@20 | fit, s |');
print('| --- | --- | --- | --- | --- | --- | --- |');
const strongest: Model[] = [];
for (const make of validate ? candidates : chosen) {
  const unfitted = make();
  if (only !== '' && unfitted.kind !== only) continue;
  const model = await run(unfitted);
  if (!validate && (model instanceof Ease || model instanceof ImplicitAls)) strongest.push(model);
}
if (strongest.length > 0) {
  const ensemble = new Ensemble(
    strongest.map((model) => ({ model, weight: 1 })),
    { refit: false },
  );
  await ensemble.fit(split.train, { keepUsers: false });
  await run(ensemble, true);
}
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
