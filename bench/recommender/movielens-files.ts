// Reads the MovieLens files that the recommender's benchmarks measure on.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { InteractionsBuilder } from '#engine/recommender/src/index.ts';
import type { Interactions } from '#engine/recommender/src/index.ts';

/** The folder of a data set below KINORA_DATA (default ../shared/data); ends the program with a clear line when it is missing. */
export function dataFolder(name: string): string {
  const folder = resolve(process.env['KINORA_DATA'] ?? '../shared/data', name);
  if (!existsSync(folder)) {
    console.error(`Cannot read ${folder}: set KINORA_DATA to the folder that holds ${name}`);
    process.exit(2);
  }
  return folder;
}

/** Calls back with the cells of every line that is not empty. */
export function eachLine(path: string, separator: string, visit: (cells: string[]) => void): void {
  for (const line of readFileSync(path, 'latin1').split(/\r?\n/))
    if (line !== '') visit(line.split(separator));
}

/** A leave-one-out task with fixed candidates: per user one hidden item among others. */
export interface CandidateTask {
  readonly train: Interactions;
  /** Dense user index, hidden item and candidates as dense item indices, in the order of the file. */
  readonly cases: readonly {
    readonly user: number;
    readonly target: number;
    readonly candidates: Int32Array;
  }[];
}

/** The split of He et al. 2017: `train.rating`, `test.rating` and `test.negative`. Every rating is an interaction of value 1. */
export function readNcf(): CandidateTask {
  const folder = dataFolder('movielens-1m-ncf');
  const builder = new InteractionsBuilder();
  eachLine(`${folder}/train.rating`, '\t', ([user, item]) => builder.add(Number(user), Number(item)));
  const pending: { user: number; target: number; candidates: number[] }[] = [];
  eachLine(`${folder}/test.negative`, '\t', ([pair, ...negatives]) => {
    const [user, target] = pair!.slice(1, -1).split(',').map(Number);
    pending.push({ user: user!, target: target!, candidates: negatives.map(Number) });
  });
  const train = builder.build();
  const cases = pending.map(({ user, target, candidates }) => ({
    user: train.users.indexOf(user),
    target: train.items.indexOf(target),
    candidates: Int32Array.from(candidates, (item) => train.items.indexOf(item)),
  }));
  return { train, cases };
}
