// How models that learn in epochs get better: `node bench/recommender/learning-curves.ts` writes a file a model into `curves/`.
//
// Every epoch is measured by NDCG@100 on the validation users of the strong-generalisation protocol, at the settings of its rows;
// `seconds` are those of learning alone. `--only=ID` runs one model, `--epochs=N` other epochs than the row's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { evaluate, modelFamily, protocols } from '#engine/recommender/src/index.ts';

import { option, prepareProtocol } from './run-bench.ts';

const protocol = protocols.find(({ name }) => name === 'liang')!;
const { split } = prepareProtocol(protocol, 'validation');
const folder = join(import.meta.dirname, 'curves');
mkdirSync(folder, { recursive: true });

for (const { id, make } of protocol.rows) {
  if (!['implicit-als', 'mult-vae', 'rec-vae'].includes(id) || !id.includes(option('only') ?? '')) continue;
  const { seed, ...chosen } = make([]).parameters;
  const parameters = { ...chosen, epochs: Number(option('epochs') ?? chosen['epochs']) };
  const points: { epoch: number; seconds: number; metric: number }[] = [];
  let measuring = 0;
  const began = performance.now();
  await modelFamily(id)
    .create(parameters, Number(seed))
    .fit(split!.train, {
      keepUsers: false,
      async onEpoch(epoch, model) {
        const paused = performance.now();
        const { metrics } = await evaluate(model, split!, { ks: [100], resamples: 0 });
        const seconds = (paused - began - measuring) / 1000;
        points.push({
          epoch,
          seconds: Number(seconds.toFixed(1)),
          metric: Number(metrics['ndcg@100']!.toFixed(4)),
        });
        console.log(`${id}: ${JSON.stringify(points.at(-1))}`);
        // Kept after every epoch, so that a run that is cut off is not lost.
        writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(points, null, 1)}\n`);
        measuring += performance.now() - paused;
        return true;
      },
    });
}
