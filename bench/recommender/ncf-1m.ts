// MovieLens-1M, leave-one-out among 99 fixed negatives (He et al. 2017): `node bench/recommender/ncf-1m.ts` prints the table.
//
// `--validate` takes one random training item of each user and 99 random others as the task instead, and tries every
// candidate: what is in `chosen` was picked there, or is the published setting.
import { writeFileSync } from 'node:fs';

import {
  createRandom,
  Ease,
  Ensemble,
  evaluateCandidates,
  ImplicitAls,
  ItemKnn,
  Popularity,
  PureSvd,
  Slim,
  UserKnn,
} from '#engine/recommender/src/index.ts';
import type { CandidateCase, Interactions, Model } from '#engine/recommender/src/index.ts';

import { readNcf } from './movielens-files.ts';
import type { CandidateTask } from './movielens-files.ts';

interface Row {
  readonly name: string;
  readonly make: () => Model;
  /** Published HR@10 and NDCG@10 of the same model. */
  readonly published?: readonly [number, number];
}

/** Settings: EASE and iALS as published (see the sources below), the others by `--validate`. */
const ease = (): Model => new Ease({ lambda: 1320 });
const als = (): Model =>
  new ImplicitAls({ factors: 192, epochs: 12, alpha0: 0.3, regularization: 0.007, deviation: 0.1 });
const chosen: readonly Row[] = [
  { name: 'popularity', make: () => new Popularity(), published: [0.4533, 0.2542] },
  {
    name: 'user-kNN, asymmetric',
    make: () => new UserKnn({ likeness: 'asymmetric', alpha: 0.3, neighbours: 100 }),
    published: [0.6768, 0.41],
  },
  { name: 'item-kNN, cosine', make: () => new ItemKnn({ neighbours: 50 }), published: [0.6694, 0.3979] },
  { name: 'PureSVD', make: () => new PureSvd({ factors: 50 }), published: [0.6937, 0.4303] },
  { name: 'SLIM', make: () => new Slim({ l1: 5, l2: 200 }), published: [0.7162, 0.4468] },
  { name: 'EASE', make: ease, published: [0.7192, 0.4494] },
  { name: 'iALS, 192 factors', make: als, published: [0.731, 0.4531] },
];
const ensembleWeight = 0.25;

const candidates: readonly Row[] = [
  ...[50, 100, 200, 400].flatMap((neighbours) =>
    [0.3, 0.5, 0.7].map((alpha) => ({
      name: `user-kNN ${neighbours} alpha ${alpha}`,
      make: () => new UserKnn({ likeness: 'asymmetric', alpha, neighbours }),
    })),
  ),
  ...[30, 50, 80].map((factors) => ({ name: `PureSVD ${factors}`, make: () => new PureSvd({ factors }) })),
  ...[5, 20].flatMap((l1) =>
    [200, 600].map((l2) => ({ name: `SLIM ${l1} ${l2}`, make: () => new Slim({ l1, l2 }) })),
  ),
  ...[20, 50, 100, 200].flatMap((neighbours) =>
    [0, 20, 100].map((shrinkage) => ({
      name: `item-kNN ${neighbours} shrinkage ${shrinkage}`,
      make: () => new ItemKnn({ neighbours, shrinkage }),
    })),
  ),
  ...[
    { factors: 192, alpha0: 0.2, regularization: 0.007 },
    { factors: 192, alpha0: 0.3, regularization: 0.005 },
    { factors: 192, alpha0: 0.4, regularization: 0.006 },
    { factors: 256, alpha0: 0.3, regularization: 0.007 },
  ].map((parameters) => ({
    name: `iALS ${JSON.stringify(parameters)}`,
    make: () => new ImplicitAls({ ...parameters, epochs: 12 }),
  })),
];

function validationTask({ train }: CandidateTask): CandidateTask {
  const random = createRandom(17);
  const { start, column, rowCount } = train.matrix;
  const hidden = new Uint8Array(train.count);
  const cases: CandidateCase[] = [];
  for (let user = 0; user < rowCount; user++) {
    const own = new Set(column.subarray(start[user], start[user + 1]));
    const position = start[user]! + random.integer(own.size);
    hidden[position] = 1;
    const negatives = new Set<number>();
    while (negatives.size < 99) {
      const item = random.integer(train.itemCount);
      if (!own.has(item)) negatives.add(item);
    }
    cases.push({ user, target: column[position]!, candidates: Int32Array.from(negatives) });
  }
  return { train: train.filter((_user, _item, _value, position) => hidden[position] === 0), cases };
}

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};
const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;

async function run(
  row: Row,
  train: Interactions,
  cases: readonly CandidateCase[],
  fitted?: Model,
): Promise<Model> {
  const begun = performance.now();
  const model = fitted ?? row.make();
  if (!fitted) await model.fit(train, { keepUsers: false });
  const trained = performance.now();
  const once = evaluateCandidates(model, train, cases);
  const rival = evaluateCandidates(model, train, cases, { duplicates: 'rival' });
  const difference = row.published
    ? `${row.published[0].toFixed(4)} / ${row.published[1].toFixed(4)} | ${signed(once.hitRate - row.published[0])} / ${signed(once.ndcg - row.published[1])}`
    : '- | -';
  print(
    `| ${row.name} | ${once.hitRate.toFixed(4)} | ${once.ndcg.toFixed(4)} | ${difference} | ${rival.hitRate.toFixed(4)} / ${rival.ndcg.toFixed(4)} | ${((trained - begun) / 1000).toFixed(1)} |`,
  );
  return model;
}

const validate = process.argv.includes('--validate');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? '';
const given = readNcf();
const { train, cases } = validate ? validationTask(given) : given;
print('| model | HR@10 | NDCG@10 | published | difference | own copies as rivals | fit, s |');
print('| --- | --- | --- | --- | --- | --- | --- |');
if (validate) {
  for (const row of candidates) if (row.name.includes(only)) await run(row, train, cases);
}
const members: { name: string; model: Model }[] = [];
for (const row of validate && only ? [] : chosen) {
  const model = await run(row, train, cases);
  if (row.make === ease || row.make === als) members.push({ name: row.name, model });
}
for (const weight of members.length < 2 ? [] : validate ? [0.25, 0.5, 0.75, 1, 1.5, 2] : [ensembleWeight]) {
  const ensemble = new Ensemble(
    members.map(({ model }, m) => ({ model, weight: m === 0 ? weight : 1 })),
    { refit: false },
  );
  await ensemble.fit(train, { keepUsers: false });
  await run({ name: `ensemble, ${weight} EASE + iALS`, make: () => ensemble }, train, cases, ensemble);
}
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
