// How long a full-ranking evaluation takes once the scores are there: `node bench/recommender/evaluation-speed.ts --out=FILE`.
//
// MovieLens-1M, every rating an interaction, a fifth of each user's hidden: 6,040 users, each ranked over all 3,706 items, with all
// metrics at 10, 20, 50 and 100. The scores are EASE's, computed beforehand; handing them out is a copy that counts as evaluation.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

import {
  createRandom,
  Ease,
  evaluate,
  InteractionsBuilder,
  Model,
  splitRandom,
} from '#engine/recommender/src/index.ts';
import type { ModelPart, Profile } from '#engine/recommender/src/index.ts';

import { dataFolder } from './movielens-files.ts';

const RUNS = 5;
const loadBefore = loadavg()[0]!;

/** Gives the rows of scores of another model, in the order in which users are asked about. */
class StoredScores extends Model {
  readonly kind = 'stored';
  readonly parameters = {};
  #rows: Float32Array[] = [];
  #next = 0;

  store(row: Float32Array): void {
    this.#rows.push(row);
  }

  rewind(): void {
    this.#next = 0;
  }

  protected async train(): Promise<void> {
    // The scores are stored one by one.
  }

  protected scoreProfile(_profile: Profile, _vector: Float32Array | null, out: Float32Array): void {
    // The match figures of a fit ask before anything is stored.
    const row = this.#rows[this.#next++];
    if (row) out.set(row);
  }

  contributions(): Float32Array {
    return new Float32Array(0);
  }

  protected savePart(): ModelPart {
    return { meta: {}, tensors: {} };
  }

  protected loadPart(): void {
    // Nothing is kept.
  }
}

const builder = new InteractionsBuilder();
const [, ...ratings] = readFileSync(`${dataFolder('movielens-1m')}/ratings.csv`, 'latin1')
  .trimEnd()
  .split(/\r?\n/);
for (const line of ratings) {
  const [user, item] = line.split(',', 2);
  builder.add(Number(user), Number(item));
}
const split = splitRandom(builder.build(), { random: createRandom(1) });
const ease = new Ease();
await ease.fit(split.train, { keepUsers: false });
const stored = new StoredScores();
await stored.fit(split.train);

const { start, column, value } = split.histories.matrix;
const begun = performance.now();
for (let user = 0; user < split.histories.userCount; user++) {
  if (split.heldOut.matrix.start[user] === split.heldOut.matrix.start[user + 1]) continue;
  const row = new Float32Array(split.train.itemCount);
  const [from, to] = [start[user]!, start[user + 1]!];
  ease.scoreInto({ items: column.subarray(from, to), weights: value.subarray(from, to), times: null }, row);
  stored.store(row);
}
const scoring = (performance.now() - begun) / 1000;

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};
const measure = async (resamples: number): Promise<{ wall: number[]; processor: number[] }> => {
  const wall: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    stored.rewind();
    const before = performance.now();
    const used = process.cpuUsage();
    await evaluate(stored, split, { resamples });
    const { user, system } = process.cpuUsage(used);
    wall.push((performance.now() - before) / 1000);
    processor.push((user + system) / 1e6);
  }
  for (const seconds of [wall, processor]) seconds.sort((a, b) => a - b);
  return { wall, processor };
};
stored.rewind();
const { users, metrics } = await evaluate(stored, split);
print(
  `${users} users x ${split.train.itemCount} items, NDCG@10 ${metrics['ndcg@10']!.toFixed(4)}; scoring itself ${scoring.toFixed(2)} s`,
);
print('');
print('| what | wall seconds, best of 5 (median) | processor seconds, best of 5 (median) |');
print('| --- | --- | --- |');
for (const [what, resamples] of [
  ['all metrics at 10, 20, 50, 100', 0],
  ['the same with 95 % intervals (1,000 resamples)', 1000],
] as const) {
  const { wall, processor } = await measure(resamples);
  const shown = (seconds: number[]): string =>
    `${seconds[0]!.toFixed(2)} (${seconds[RUNS >> 1]!.toFixed(2)})`;
  print(`| ${what} | ${shown(wall)} | ${shown(processor)} |`);
}
print('');
print(
  `Target: all metrics under 1 s after scoring, one thread. Load of the machine ${loadBefore.toFixed(1)} before, ${loadavg()[0]!.toFixed(1)} after, on ${availableParallelism()} cores: above its cores, processor time is the nearer to what an idle machine takes.`,
);
const out = process.argv.find((argument) => argument.startsWith('--out='))?.slice('--out='.length);
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
