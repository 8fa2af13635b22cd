// MovieLens-1M, next item, full ranking over 3,416 items: `node bench/recommender/sequential-1m.ts` prints the table.
//
// The last item of each user is the test; the one before is for validation and is part of what the model is told at the test, not
// of what it learns from. `--validate` asks for that one instead, and tries every candidate.
import { writeFileSync } from 'node:fs';

import {
  Ease,
  Ensemble,
  evaluate,
  InteractionsBuilder,
  Markov,
  Popularity,
} from '#engine/recommender/src/index.ts';
import type { Interactions, Model, Split } from '#engine/recommender/src/index.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

const validate = process.argv.includes('--validate');

function readSequences(): Interactions {
  const builder = new InteractionsBuilder();
  eachLine(`${dataFolder('movielens-1m-sequential')}/interactions.txt`, ' ', ([user, item]) => {
    builder.add(Number(user), Number(item), 1, builder.count);
  });
  return builder.build();
}

/** Entries by their place from the end of the user's sequence, 0 for the last. */
function placesFromEnd(data: Interactions): Int32Array {
  const { start, rowCount } = data.matrix;
  const places = new Int32Array(data.count);
  for (let u = 0; u < rowCount; u++) {
    const order = Array.from({ length: start[u + 1]! - start[u]! }, (_, k) => start[u]! + k);
    order
      .sort((a, b) => data.times![b]! - data.times![a]!)
      .forEach((position, place) => (places[position] = place));
  }
  return places;
}

const data = readSequences();
const places = placesFromEnd(data);
const asked = validate ? 1 : 0;
const split: Split = {
  name: validate ? 'validation' : 'test',
  train: data.filter((_user, _item, _value, position) => places[position]! >= 2),
  histories: data.filter((_user, _item, _value, position) => places[position]! > asked),
  heldOut: data.filter((_user, _item, _value, position) => places[position] === asked),
};

interface Row {
  readonly name: string;
  readonly make: () => Model;
  readonly published?: readonly [number, number];
}
const chosen: readonly Row[] = [
  { name: 'popularity', make: () => new Popularity(), published: [0.0363, 0.0178] },
  { name: 'EASE, whole history', make: () => new Ease({ lambda: 500 }), published: [0.107, 0.0533] },
  { name: 'first-order Markov counts', make: () => new Markov(), published: [0.2125, 0.125] },
  { name: 'Markov, tuned', make: markov },
  { name: 'Markov + 0.4 EASE', make: () => withEase(0.4) },
];
const candidates: readonly Row[] = [
  ...[8, 12].flatMap((window) =>
    [0.7, 0.8].flatMap((decay) =>
      [0.6, 0.8, 1].map((normalization) => ({
        name: `Markov window ${window}, recent 10, decay ${decay}, normalization ${normalization}`,
        make: () => new Markov({ window, recent: 10, decay, normalization }),
      })),
    ),
  ),
  ...[0.4, 0.6, 0.8, 1].map((weight) => ({ name: `Markov + ${weight} EASE`, make: () => withEase(weight) })),
];

/** Picked by `--validate`. */
function markov(): Markov {
  return new Markov({ window: 12, recent: 10, decay: 0.7, normalization: 1 });
}

function withEase(weight: number): Model {
  return new Ensemble([
    { model: markov(), weight: 1 },
    { model: new Ease({ lambda: 500 }), weight },
  ]);
}

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};
print('| model | Recall@10 | NDCG@10 | published | difference | fit, s |');
print('| --- | --- | --- | --- | --- | --- |');
for (const { name, make, published } of validate ? candidates : chosen) {
  const model = make();
  const begun = performance.now();
  await model.fit(split.train, { keepUsers: false });
  const seconds = (performance.now() - begun) / 1000;
  const { metrics } = await evaluate(model, split, { ks: [10], resamples: 0 });
  const [recall, ndcg] = [metrics['recall@10']!, metrics['ndcg@10']!];
  const compared = published
    ? `${published.join(' / ')} | ${(recall - published[0]).toFixed(4)} / ${(ndcg - published[1]).toFixed(4)}`
    : '- | -';
  print(`| ${name} | ${recall.toFixed(4)} | ${ndcg.toFixed(4)} | ${compared} | ${seconds.toFixed(1)} |`);
}
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
