// How long one request for one user takes, against the number of items: `node bench/recommender/request-speed.ts`.
//
// Synthetic interactions with a Zipf-like popularity; every request folds a new history of 20 items in and asks for the best 20
// with their match. Figures are of one thread, warmed up.
import { writeFileSync } from 'node:fs';

import { createRandom, Ease, ImplicitAls, InteractionsBuilder } from '#engine/recommender/src/index.ts';
import type { Interactions, Model } from '#engine/recommender/src/index.ts';

const REQUESTS = 400;
const HISTORY = 20;

function synthetic(users: number, items: number): Interactions {
  const random = createRandom(items);
  const builder = new InteractionsBuilder();
  for (let i = 0; i < items; i++) builder.add(i % users, i);
  for (let u = 0; u < users; u++) {
    for (let k = 0; k < 100; k++) builder.add(u, Math.floor((items + 20) ** random.next()) % items);
  }
  return builder.build();
}

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};

async function measure(model: Model, data: Interactions): Promise<void> {
  await model.fit(data, { keepUsers: false });
  const random = createRandom(3);
  const folds = new Float64Array(REQUESTS);
  const answers = new Float64Array(REQUESTS);
  for (let r = -50; r < REQUESTS; r++) {
    const history = Array.from({ length: HISTORY }, () => ({
      item: data.items.idAt(random.integer(data.itemCount)),
    }));
    const begun = performance.now();
    const user = model.foldIn(history);
    const folded = performance.now();
    model.recommend(user, { limit: 20 });
    if (r < 0) continue;
    folds[r] = folded - begun;
    answers[r] = performance.now() - folded;
  }
  const at = (values: Float64Array, share: number): string =>
    values.slice().sort()[Math.floor(values.length * share)]!.toFixed(2);
  const factors = 'factors' in model.parameters ? Number(model.parameters['factors']) : '-';
  print(
    `| ${model.kind} | ${data.userCount} | ${data.itemCount} | ${factors} | ${at(folds, 0.5)} / ${at(folds, 0.99)} | ${at(answers, 0.5)} / ${at(answers, 0.99)} |`,
  );
}

print('| model | users | items | factors | fold-in, ms (median / p99) | answer, ms (median / p99) |');
print('| --- | --- | --- | --- | --- | --- |');
for (const [users, items, factors] of [
  [2000, 3_000, 64],
  [2000, 10_000, 64],
  [2000, 30_000, 64],
  [2000, 30_000, 128],
  [2000, 100_000, 64],
] as const) {
  await measure(new ImplicitAls({ factors, epochs: 1 }), synthetic(users, items));
}
await measure(new Ease({ lambda: 300 }), synthetic(3_500, 3_000));
await measure(new Ease({ lambda: 300 }), synthetic(610, 10_000));
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
