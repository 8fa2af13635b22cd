// MovieLens-1M, next item, full ranking over 3,416 items: `node bench/recommender/sequential-1m.ts` prints the table.
//
// Settings stand in engine/recommender/src/protocols/sequential-1m-rows.ts; `--validate` tries these candidates for them. With
// `--weights=FILE` SASRec takes the weights that `sasrec-curve.ts` kept there, which are those it would learn, instead of learning.
import { readFileSync } from 'node:fs';

import {
  Ensemble,
  Markov,
  protocols,
  Sasrec,
  sasrecEnsemble,
  sequentialSasrec,
} from '#engine/recommender/src/index.ts';
import type { Model, ProtocolRow } from '#engine/recommender/src/index.ts';

import { option, runBench } from './run-bench.ts';

const candidates: readonly ProtocolRow[] = [
  ...[8, 12].flatMap((window) =>
    [0.7, 0.8].flatMap((decay) =>
      [0.6, 0.8, 1].map((normalization) => {
        const name = `Markov window ${window}, recent 10, decay ${decay}, normalization ${normalization}`;
        return { id: name, name, make: () => new Markov({ window, recent: 10, decay, normalization }) };
      }),
    ),
  ),
  ...[0.6, 0.8, 1].map((weight) => ({
    id: `ensemble-${weight}`,
    name: `Markov + ${weight} EASE`,
    members: ['markov', 'ease'],
    make: ([markov, ease]: readonly Model[]) =>
      new Ensemble(
        [
          { model: markov!, weight: 1 },
          { model: ease!, weight },
        ],
        { refit: false },
      ),
  })),
  ...[0.05, 0.1, 0.2].flatMap((markov) =>
    [0, 0.05, 0.1, 0.15, 0.2].map((ease) => ({
      id: `sasrec-ensemble-${markov}-${ease}`,
      name: `SASRec + ${markov} Markov + ${ease} EASE`,
      members: ['sasrec', 'markov', 'ease'],
      make: (members: readonly Model[]) => sasrecEnsemble(members, markov, ease),
    })),
  ),
];

const weights = option('weights');
const learnt = (row: ProtocolRow): ProtocolRow => {
  if (row.id !== 'sasrec' || weights === undefined) return row;
  const trained = new Float32Array(Uint8Array.from(readFileSync(weights)).buffer);
  return {
    ...row,
    name: `${row.name}, learnt before`,
    make: () => new Sasrec(sequentialSasrec, { trained }),
  };
};
const protocol = protocols.find(({ name }) => name === 'sequential-1m')!;
await runBench({ ...protocol, rows: protocol.rows.map(learnt) }, candidates);
