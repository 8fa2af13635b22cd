// SVD++ against Surprise: how long each takes to the same RMSE on one fold of MovieLens-1M.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { join } from 'node:path';

import { evaluateRatings } from '#engine/recommender/src/index.ts';
import type { Interactions, RatingFold } from '#engine/recommender/src/index.ts';

import type { Cost } from '../measure-work.ts';
import type { Comparison, Setting } from './comparison.ts';
import { interleave, summarize } from './interleave.ts';
import { cacheFolder } from './prepare-python.ts';
import { readFloats, writeMatrix } from './raw-arrays.ts';
import { runTask } from './run-task.ts';
import type { Task } from './run-task.ts';

/** Surprise's defaults for SVD++; ours are told the same. */
const DEFAULTS = { implicitFeedback: true, factors: 20, learningRate: 0.007, regularization: 0.02 };
const EPOCHS = 20;
const MOST_EPOCHS = 40;
const RANGE = { low: 1, high: 5 };

type Answer = Cost & { readonly mean: number };
type Measured = Answer & { readonly rmse: number };

/** RMSE of the biases and factors that lie in the folder. */
function errorOf(folder: string, mean: number, heldOut: Interactions): number {
  const [userBias, itemBias, users, items] = ['user-bias', 'item-bias', 'user-factors', 'item-factors'].map(
    (name) => readFloats(folder, name),
  ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  const { factors } = DEFAULTS;
  const predict = (user: number, item: number): number => {
    let sum = mean + userBias[user]! + itemBias[item]!;
    for (let f = 0; f < factors; f++) sum += users[user * factors + f]! * items[item * factors + f]!;
    return sum;
  };
  const { users: userIds, items: itemIds } = heldOut;
  return evaluateRatings(
    (user, item) => predict(userIds.indexOf(user), itemIds.indexOf(item)),
    heldOut,
    RANGE,
  ).rmse;
}

/**
 * Surprise takes minutes, so that it is measured once: its result is kept in the cache folder with the versions, the machine and the
 * data it belongs to.
 */
async function measureSurprise(
  task: Task,
  fold: RatingFold,
  setting: Setting,
  versions: string,
): Promise<Measured & { load: string }> {
  const key = [fold.train.hash, versions, arch(), cpus()[0]?.model ?? ''].join(' ').replace(/[^\w.]+/g, '-');
  const file = join(cacheFolder(), `surprise-svdpp-${key}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Measured & { load: string };
  const before = readFileSync('/proc/loadavg', 'utf8').split(' ')[0]!;
  const answer = await runTask<{ mean: number }>(task, setting.python);
  const load = `${before} before, ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]!} after`;
  const measured = { ...answer, rmse: errorOf(task.input.folder, answer.mean, fold.heldOut), load };
  writeFileSync(file, JSON.stringify(measured));
  return measured;
}

export async function compareSvdpp(
  fold: RatingFold,
  setting: Setting,
  versions: string,
): Promise<Comparison> {
  const folder = join(setting.folder, 'svdpp');
  mkdirSync(folder, { recursive: true });
  writeMatrix(folder, 'train', fold.train);
  const shared = { folder, users: fold.train.userCount, items: fold.train.itemCount };
  const missing = setting.missing['scikit-surprise'];
  const surprise = missing
    ? null
    : await measureSurprise(
        { program: 'svdpp.py', input: { ...shared, epochs: EPOCHS } },
        fold,
        setting,
        versions,
      );
  const taskOf = (epochs: number): Task => ({
    program: 'svdpp',
    input: { ...shared, parameters: { ...DEFAULTS, epochs } },
  });

  let epochs = EPOCHS;
  let rmse = Infinity;
  for (; epochs <= MOST_EPOCHS; epochs++) {
    const { mean } = await runTask<{ mean: number }>(taskOf(epochs), null);
    rmse = errorOf(folder, mean, fold.heldOut);
    if (!surprise || rmse <= surprise.rmse) break;
  }
  const measured = await interleave([{ key: 'ours', task: taskOf(epochs) }], setting.turns, null);
  const rows = [
    { name: 'ours', rival: false, cells: [String(epochs), rmse.toFixed(4)], summary: measured.get('ours')! },
  ];
  if (surprise) {
    const summary = summarize([surprise]);
    rows.push({ name: 'Surprise', rival: true, cells: [String(EPOCHS), surprise.rmse.toFixed(4)], summary });
  }
  return {
    title: 'SVD++, 20 factors, one fold of five, one thread',
    columns: ['epochs', 'RMSE'],
    rows,
    notes: missing
      ? [`Surprise: ${missing}`]
      : [
          `Surprise was measured once, not in turn with ours, with its ratings cached (the faster of its ways); load ${surprise!.load}.`,
        ],
  };
}
