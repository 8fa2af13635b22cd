// The weights of a stacked ensemble: `node bench/recommender/learn-weights.ts --protocol=ncf-1m --members=ease,implicit-als,rec-vae`.
//
// Members are rows of the protocol. They are fitted on the training part of the validation data; half of its users teach the
// weights, the other half tell what every member and the ensemble are worth. `--candidates=N` compares with so many other items
// (default 1000) by NDCG@`--k` (default 100); `--activity` lets weights change with the length of the history. The weights of
// engine/recommender/src/protocols/ncf-1m-rows.ts were found so; the protocol of liang.ts learns its own at every run.
import {
  Ensemble,
  evaluate,
  learnEnsembleWeights,
  protocols,
  selectRows,
} from '#engine/recommender/src/index.ts';
import type { Interactions, Model, Split } from '#engine/recommender/src/index.ts';

import { option, prepareProtocol } from './run-bench.ts';

const protocol = protocols.find(({ name }) => name === option('protocol'));
const members = (option('members') ?? '').split(',').filter((id) => id !== '');
if (!protocol || members.length === 0) {
  console.error('Cannot learn weights: --protocol=NAME and --members=ID,ID are needed');
  process.exit(2);
}
const { split } = prepareProtocol(protocol, 'validation');
if (!split) {
  console.error(`Cannot learn weights by ${protocol.name}: it does not rank`);
  process.exit(2);
}

const everySecond = (data: Interactions, parity: number): Interactions =>
  data.filter((user) => user % 2 === parity);
const part = (parity: number): Split => ({ ...split, heldOut: everySecond(split.heldOut, parity) });

const models: Model[] = [];
for (const row of selectRows(protocol, members)) {
  const model = row.make([]);
  await model.fit(split.train, { keepUsers: false });
  models.push(model);
  await report(row.name, model);
}
const activity = process.argv.includes('--activity');
const candidates = Number(option('candidates') ?? 1000);
const k = Number(option('k') ?? 100);
const weights = await learnEnsembleWeights(models, part(0), { users: 10_000, candidates, k, activity });
const ensemble = new Ensemble(
  models.map((model, m) => ({ model, ...weights[m]! })),
  { refit: false },
);
await ensemble.fit(split.train, { keepUsers: false });
await report('ensemble', ensemble);
models.forEach((model, m) => {
  const { weight, activityWeight } = weights[m]!;
  console.log(`${model.kind}: weight ${weight.toFixed(3)}, activityWeight ${activityWeight.toFixed(3)}`);
});

async function report(name: string, model: Model): Promise<void> {
  const { metrics } = await evaluate(model, part(1), { ks: [10, 100], resamples: 0 });
  console.log(
    `${name}: NDCG@10 ${metrics['ndcg@10']!.toFixed(4)}, NDCG@100 ${metrics['ndcg@100']!.toFixed(4)}`,
  );
}
