// New items: what each model makes of titles that were not in its training, by their features and by the first who liked them.
//
// `node bench/recommender/cold-start.ts --set=small` (or `1m`) prints the tables. Ratings of at least 4 count. A tenth of the titles that
// ten people liked is left out of the training altogether and then added by `addItems`: with features alone, or with 3 or 10
// of those who liked them too. Ranked are the new titles among themselves, for each user who liked one later than those ten.
// `--validate` takes the new titles from the training part of the others, where the settings below were picked.
import { writeFileSync } from 'node:fs';

import {
  ContentModel,
  createRandom,
  Ease,
  HybridFactorization,
  ImplicitAls,
  InteractionsBuilder,
  ItemKnn,
  loadModel,
  MappedFactors,
  RecommenderError,
  UserKnn,
} from '#engine/recommender/src/index.ts';
import type { FeatureTable, Id, Interactions, Model } from '#engine/recommender/src/index.ts';
import { measureRanking, rankingMetrics } from '#engine/recommender/src/evaluation/ranking-metrics.ts';

import { itemFeaturesOf, likedOf } from './movielens-features.ts';

const SEED = 4;
const ADOPTERS = [0, 3, 10] as const;
const CUT = 10;

const argument = (name: string): string | undefined =>
  process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3);
const set = argument('set') === '1m' ? '1m' : 'small';
const only = argument('only') ?? '';
const out = argument('out');
const validate = process.argv.includes('--validate');
const TEST_USERS = 600;

/** New titles with everybody who liked them, in a random order. */
type NewTitles = ReadonlyMap<Id, readonly Id[]>;

/** Takes a tenth of the titles that at least ten people liked out of the data. */
function hideTitles(data: Interactions, seed: number): { train: Interactions; hidden: NewTitles } {
  const random = createRandom(seed);
  const { start, column } = data.byItem;
  const eligible = [...data.items.ids.keys()].filter((item) => start[item + 1]! - start[item]! > 10);
  const chosen = random.shuffle(eligible).slice(0, Math.round(eligible.length / 10));
  const hidden = new Map<Id, readonly Id[]>();
  for (const item of chosen) {
    const people = Array.from(column.subarray(start[item], start[item + 1]), (user) => data.users.idAt(user));
    hidden.set(data.items.idAt(item), random.shuffle(people));
  }
  const builder = new InteractionsBuilder();
  const { matrix } = data;
  for (let u = 0; u < matrix.rowCount; u++) {
    for (let p = matrix.start[u]!; p < matrix.start[u + 1]!; p++) {
      const item = data.items.idAt(matrix.column[p]!);
      if (!hidden.has(item)) builder.add(data.users.idAt(u), item);
    }
  }
  return { train: builder.build(), hidden };
}

interface Task {
  readonly train: Interactions;
  readonly hidden: NewTitles;
  readonly features: FeatureTable;
  /** Test users with what they liked of the new titles, the first ten people of each title not counted. */
  readonly wanted: ReadonlyMap<Id, ReadonlySet<Id>>;
}

function makeTask(): Task {
  const all = likedOf(set);
  const outer = hideTitles(all, SEED);
  const { train, hidden } = validate ? hideTitles(outer.train, SEED + 1) : outer;
  const wanted = new Map<Id, Set<Id>>();
  for (const [item, people] of hidden) {
    for (const user of people.slice(10)) {
      if (train.users.indexOf(user) < 0) continue;
      wanted.set(user, (wanted.get(user) ?? new Set()).add(item));
    }
  }
  const random = createRandom(SEED + 2);
  const users = random.shuffle([...wanted.keys()]).slice(0, TEST_USERS);
  return {
    train,
    hidden,
    features: itemFeaturesOf(set),
    wanted: new Map(users.map((user) => [user, wanted.get(user)!])),
  };
}

/** Mean NDCG@10, recall@10 and AUC over the test users; equal scores count against. */
function measure(
  task: Task,
  scoresOf: (history: { item: Id }[], titles: readonly Id[], user: Id) => Float32Array,
  adopters: number,
): { ndcg: number; recall: number; auc: number } {
  const { train, hidden, wanted } = task;
  const sums = { ndcg: 0, recall: 0, auc: 0 };
  const measured = new Float64Array(rankingMetrics.length);
  for (const [user, liked] of wanted) {
    const titles = [...hidden.keys()].filter(
      (item) => liked.has(item) || !hidden.get(item)!.slice(0, 10).includes(user),
    );
    const row = train.users.indexOf(user);
    const { start, column } = train.matrix;
    const history = Array.from(column.subarray(start[row], start[row + 1]), (item) => ({
      item: train.items.idAt(item),
    }));
    for (const [item, people] of hidden) if (people.slice(0, adopters).includes(user)) history.push({ item });
    const scores = scoresOf(history, titles, user);
    const order = titles
      .map((item, i) => ({ score: scores[i]!, hit: liked.has(item) }))
      .sort((a, b) => b.score - a.score || Number(a.hit) - Number(b.hit));
    const places: number[] = [];
    order.forEach(({ hit }, i) => {
      if (hit) places.push(i + 1);
    });
    measureRanking(
      places.filter((place) => place <= CUT),
      liked.size,
      CUT,
      measured,
    );
    sums.ndcg += measured[rankingMetrics.indexOf('ndcg')]!;
    sums.recall += measured[rankingMetrics.indexOf('recall')]!;
    const misses = titles.length - liked.size;
    const before = places.reduce((sum, place, k) => sum + place - 1 - k, 0);
    sums.auc += misses === 0 ? 1 : 1 - before / (liked.size * misses);
  }
  const users = wanted.size;
  return { ndcg: sums.ndcg / users, recall: sums.recall / users, auc: sums.auc / users };
}

function grow(model: Model, task: Task, adopters: number): Model {
  const grown = loadModel(model.save());
  const histories = new Map<Id, { item: Id }[]>();
  for (const [item, people] of task.hidden) {
    for (const user of people.slice(0, adopters))
      histories.set(user, [...(histories.get(user) ?? []), { item }]);
  }
  grown.addItems(
    [...task.hidden.keys()].map((item) => ({ item, features: task.features.featuresOf(item) })),
    Array.from(histories, ([user, history]) => ({ user, history })),
  );
  return grown;
}

/** What the popularity of other titles lets expect: the mean likes of those that share a feature, averaged over the features. */
function featurePopularity(task: Task): Map<Id, number> {
  const { train, features, hidden } = task;
  const { start } = train.byItem;
  const mean = new Map<string, { sum: number; count: number }>();
  train.items.ids.forEach((id, item) => {
    for (const name of Object.keys(features.featuresOf(id))) {
      const { sum, count } = mean.get(name) ?? { sum: 0, count: 0 };
      mean.set(name, { sum: sum + start[item + 1]! - start[item]!, count: count + 1 });
    }
  });
  return new Map(
    Array.from(hidden.keys(), (item) => {
      const known = Object.keys(features.featuresOf(item)).flatMap((name) => mean.get(name) ?? []);
      const total = known.reduce((sum, part) => sum + part.sum / part.count, 0);
      return [item, known.length > 0 ? total / known.length : 0];
    }),
  );
}

const facts = ['genre', 'decade', 'tag'];
const weights = { genre: 1, decade: 0.5, tag: 2, title: 0.3, person: 1, word: 1 };
const noText = { ...weights, title: 0, person: 0, word: 0 };
const als = { factors: 64 };
const makers: Readonly<Record<string, () => Model>> = {
  'content (genres, decade, tags)': () => new ContentModel({ fieldWeights: noText }),
  'content (all fields)': () => new ContentModel({ fieldWeights: weights }),
  'mapped factors (genres, decade, tags)': () => new MappedFactors({ ...als, fieldWeights: noText }),
  'mapped factors (all fields)': () => new MappedFactors({ ...als, fieldWeights: weights }),
  'implicit-als': () => new ImplicitAls(als),
  'item-knn': () => new ItemKnn({ neighbours: 200 }),
  'user-knn': () => new UserKnn(),
  ...(set === 'small' && { ease: () => new Ease({ lambda: 100 }) }),
  'hybrid, WARP (features only)': () => new HybridFactorization({ fields: facts, identity: false }),
  'hybrid, WARP (features and own)': () => new HybridFactorization({ fields: facts }),
};

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
  if (out) writeFileSync(out, `${lines.join('\n')}\n`);
};
const figure = ({ ndcg, recall, auc }: ReturnType<typeof measure>): string =>
  `${ndcg.toFixed(4)} / ${recall.toFixed(4)} / ${auc.toFixed(3)}`;

const task = makeTask();
const described = [...task.hidden.keys()].filter((item) =>
  Object.keys(task.features.featuresOf(item)).some((name) => name.startsWith('word:')),
);
print(
  `MovieLens ${set === '1m' ? '1M' : 'latest-small'}${validate ? ', validation' : ''}: ${task.hidden.size} new titles (${described.length} with a synopsis), ` +
    `${task.wanted.size} users, trained on ${task.train.count} likes of ${task.train.itemCount} titles, hash ${task.train.hash}`,
);
print('');
print('NDCG@10 / Recall@10 / AUC among the new titles, after so many of those who liked each were told:');
print('');
print(`| model | ${ADOPTERS.map((count) => `${count} people`).join(' | ')} |`);
print(`| --- |${' --- |'.repeat(ADOPTERS.length)}`);
const random = createRandom(SEED + 3);
const chance = measure(task, (_, titles) => Float32Array.from(titles, () => random.next()), 0);
print(`| random | ${figure(chance)} | | |`);
const popular = featurePopularity(task);
const byFeatures = measure(task, (_, titles) => Float32Array.from(titles, (item) => popular.get(item)!), 0);
print(`| popularity of the features | ${figure(byFeatures)} | | |`);
const oracle = measure(
  task,
  (_, titles) => Float32Array.from(titles, (item) => task.hidden.get(item)!.length),
  0,
);
print(`| popularity itself (not known then) | ${figure(oracle)} | | |`);
for (const [name, make] of Object.entries(makers)) {
  if (!name.includes(only)) continue;
  const model = make();
  await model.fit(task.train, { itemFeatures: task.features });
  const cells = ADOPTERS.map((adopters) => {
    try {
      const grown = grow(model, task, adopters);
      return figure(measure(task, (history, titles) => grown.scores(history, titles), adopters));
    } catch (error) {
      if (error instanceof RecommenderError && error.code === 'cold-item') return 'refused';
      throw error;
    }
  });
  print(`| ${name} | ${cells.join(' | ')} |`);
  if (model instanceof MappedFactors) console.error(`penalty of the map: ${model.mapPenalty}`);
}
