// Our side of the comparisons, each a task in a process of its own: `node our-tasks.ts NAME JSON`.
import { openThreads } from '#engine/recommender/node/open-threads.ts';
import {
  evaluate,
  FeatureTable,
  FoldedUser,
  HybridFactorization,
  ImplicitAls,
  Svd,
} from '#engine/recommender/src/index.ts';

import { measureWork } from '../measure-work.ts';
import { factorModel } from './factor-model.ts';
import { readFloats, readIntegers, readMatrix, writeArray } from './raw-arrays.ts';

interface Input {
  readonly folder: string;
  readonly users: number;
  readonly items: number;
  readonly factors: number;
  readonly threads: number;
  readonly [name: string]: unknown;
}

const tasks: Readonly<Record<string, (input: Input) => Promise<object>>> = {
  /** Implicit ALS; exports the item factors. */
  async als(input) {
    const train = readMatrix(input.folder, 'train', input.users, input.items);
    const model = new ImplicitAls(input['parameters'] as object);
    const cost = await measureWork(async () => {
      const threads = input.threads > 1 ? openThreads({ count: input.threads }) : undefined;
      await model.fit(train, { keepUsers: false, threads });
      await threads?.close();
    });
    writeArray(input.folder, 'item-factors', model.itemFactors);
    return cost;
  },

  /** SVD++; exports biases and factors, the implicit part added to the user's. */
  async svdpp(input) {
    const train = readMatrix(input.folder, 'train', input.users, input.items);
    const model = new Svd(input['parameters'] as object);
    const cost = await measureWork(() => model.fit(train));
    const { meta, tensors } = model.save();
    for (const [from, to] of [
      ['userBias', 'user-bias'],
      ['itemBias', 'item-bias'],
      ['users', 'user-factors'],
      ['items', 'item-factors'],
    ] as const)
      writeArray(input.folder, to, tensors[from] as Float32Array);
    return { ...cost, mean: (meta['own'] as { mean: number }).mean };
  },

  /** Full ranking of every user, all metrics; `scoringSeconds` is what scoring alone takes. */
  async evaluation(input) {
    const train = readMatrix(input.folder, 'train', input.users, input.items);
    const heldOut = readMatrix(input.folder, 'heldOut', input.users, input.items);
    const model = factorModel(
      readFloats(input.folder, 'item-factors'),
      input['model'] as { factors: number },
    );
    const split = { name: 'given', train, histories: train, heldOut };
    const scores = new Float32Array(input.items);
    const scoring = await measureWork(() => {
      const { start, column, value } = train.matrix;
      for (let u = 0; u < input.users; u++) {
        const weights = value.subarray(start[u], start[u + 1]);
        model.scoreInto({ items: column.subarray(start[u], start[u + 1]), weights, times: null }, scores);
      }
    });
    const { ks, resamples } = input as unknown as { ks: number[]; resamples: number };
    let metrics: object = {};
    const cost = await measureWork(async () => {
      ({ metrics } = await evaluate(model, split, { ks, resamples }));
    });
    return { ...cost, metrics, scoringSeconds: scoring.seconds };
  },

  /** One request after the other through the face of the model, from factors of the users. */
  async requests(input) {
    const { folder, factors } = input;
    const limit = Number(input['limit']);
    const model = factorModel(readFloats(folder, 'item-factors'), { factors });
    const queries = readFloats(folder, 'queries');
    const histories = readIntegers(folder, 'histories');
    const count = queries.length / factors;
    const length = histories.length / count;
    const users = Array.from({ length: count }, (_, u) => {
      const items = histories.slice(u * length, (u + 1) * length);
      const profile = { items, weights: new Float32Array(length).fill(1), times: null };
      return new FoldedUser(profile, queries.slice(u * factors, (u + 1) * factors));
    });
    for (const user of users.slice(0, 10)) model.recommend(user, { limit });
    const milliseconds: number[] = [];
    const first: unknown[] = [];
    const cost = await measureWork(() => {
      for (const user of users) {
        const begun = performance.now();
        const answer = model.recommend(user, { limit });
        milliseconds.push(performance.now() - begun);
        first.push(answer[0]!.item);
      }
    });
    return { ...cost, milliseconds, first };
  },

  /** Factorisation with features; exports the vectors of items, bias last, and of users as folded in afterwards. */
  async features(input) {
    const { folder, users, items, factors: rank } = input;
    const train = readMatrix(folder, 'train', users, items);
    const [start, column, value] = [
      readIntegers(folder, 'features.start'),
      readIntegers(folder, 'features.column'),
      readFloats(folder, 'features.value'),
    ];
    const itemFeatures = FeatureTable.ofItems(
      Array.from({ length: items }, (_, item) => ({
        item,
        features: Object.fromEntries(
          Array.from(column.subarray(start[item], start[item + 1]), (name, p) => [
            `genre:${name}`,
            value[start[item]! + p]!,
          ]),
        ),
      })),
    );
    const model = new HybridFactorization({
      loss: input['loss'] as 'warp' | 'bpr',
      factors: rank,
      epochs: Number(input['epochs']),
    });
    const cost = await measureWork(() => model.fit(train, { keepUsers: false, itemFeatures }));
    const vectors = new Float32Array(users * (rank + 1)).fill(1);
    const { matrix } = train;
    for (let u = 0; u < users; u++) {
      const row = [matrix.start[u], matrix.start[u + 1]] as const;
      const profile = {
        items: matrix.column.subarray(...row),
        weights: matrix.value.subarray(...row),
        times: null,
      };
      vectors.set(model.foldProfile(profile).vector!, u * (rank + 1));
    }
    writeArray(folder, 'user-factors', vectors);
    writeArray(folder, 'item-factors', model.save().tensors['items.vectors'] as Float32Array);
    return cost;
  },
};

const [name = '', json = '{}'] = process.argv.slice(2);
const task = tasks[name];
if (!task) throw new Error(`Cannot run task "${name}": known are ${Object.keys(tasks).join(', ')}`);
console.log(JSON.stringify(await task(JSON.parse(json) as Input)));
