// How SASRec learns on MovieLens-1M: `node bench/recommender/sasrec-curve.ts --out=FILE --weights=FILE --threads=2`.
//
// The last item of each user is the test and never seen; the one before is looked for after each epoch, for 1,500 users among all items.
// `--out` keeps the curve, `--weights` the best weights so far, both after every epoch, so that a run that is cut off is not lost.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';

import { openThreads } from '#engine/recommender/node/open-threads.ts';
import { protocols, Sasrec, sequentialSasrec } from '#engine/recommender/src/index.ts';

import { option, prepareProtocol } from './run-bench.ts';

const threads = openThreads({ count: Number(option('threads') ?? 1) });
const { split } = prepareProtocol(
  protocols.find(({ name }) => name === 'sequential-1m')!,
  'test',
);
const model = new Sasrec({ ...sequentialSasrec, patience: 10 });
const points: object[] = [];
const began = performance.now();
let best = -1;
await model.fit(split!.histories, {
  threads,
  keepUsers: false,
  onEpoch: (epoch) => {
    const { ndcg, recall, loss } = model.epochs.at(-1)!;
    const { user, system } = process.cpuUsage();
    points.push({
      epoch,
      seconds: round((performance.now() - began) / 1000, 1),
      processorSeconds: round((user + system) / 1e6, 1),
      load: round(loadavg()[0]!, 1),
      loss: round(loss, 4),
      metric: round(ndcg!, 4),
      recall: round(recall!, 4),
    });
    console.error(JSON.stringify(points.at(-1)));
    if (ndcg! > best) {
      best = ndcg!;
      const file = option('weights');
      if (file !== undefined) writeFileSync(file, model.weights);
    }
    const out = option('out');
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(points, null, 1)}\n`);
    return true;
  },
});
await threads.close();

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
