// Implicit ALS against implicit: how long each takes to the same NDCG@10, measured by one evaluator.
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';

import { evaluate } from '#engine/recommender/src/index.ts';
import type { ImplicitAlsParameters, Split } from '#engine/recommender/src/index.ts';

import type { Comparison, Setting } from './comparison.ts';
import { factorModel } from './factor-model.ts';
import { interleave } from './interleave.ts';
import { readFloats, writeMatrix } from './raw-arrays.ts';
import { runTask } from './run-task.ts';
import type { Task } from './run-task.ts';

/** One way to fit: whose, by which solver, and with what. */
interface Way {
  readonly name: string;
  readonly rival: boolean;
  readonly solver: 'cholesky' | 'cg' | 'blocks';
  /** Weight of a like where everything else weighs 1: 1 + 1 / alpha0. */
  readonly alpha: number;
  readonly regularization: number;
  /** 1 regularises a row in proportion to its activity, 0 all alike, which is all that implicit has. */
  readonly exponent: 0 | 1;
}

/** Where the learning curves are looked at. */
const EPOCHS = [4, 6, 8, 10, 12, 16];
/** How far below the lower of the best figures the common goal lies, so that every way reaches it. */
const TOLERANCE = 0.002;

/** Settings by `--validate` on a part of the training data; ours are the published ones, which came out best there too. */
const ours = { rival: false, alpha: 1 + 1 / 0.3, regularization: 0.007, exponent: 1 } as const;
const theirs = { rival: true, alpha: 8, regularization: 100, exponent: 0 } as const;

const ways: readonly Way[] = [
  { name: 'ours', solver: 'cholesky', ...ours },
  { name: 'ours', solver: 'cg', ...ours },
  { name: 'ours', solver: 'blocks', ...ours },
  { name: "ours, implicit's objective", solver: 'cholesky', ...theirs, rival: false },
  { name: "ours, implicit's objective", solver: 'cg', ...theirs, rival: false },
  { name: 'implicit', solver: 'cholesky', ...theirs },
  { name: 'implicit', solver: 'cg', ...theirs },
];

type Parameters = Partial<ImplicitAlsParameters> & { readonly factors: number };

/** Ours in our scale, where a like weighs 1 and the rest alpha0: regularisation scales along when it is not relative. */
function ourParameters(way: Way, factors: number, epochs: number): Parameters {
  const alpha0 = 1 / (way.alpha - 1);
  const regularization = way.exponent === 0 ? way.regularization * alpha0 : way.regularization;
  return { factors, epochs, solver: way.solver, alpha0, regularization, frequencyExponent: way.exponent };
}

function taskOf(way: Way, { factors, epochs, threads, folder, split }: Point): Task {
  const shared = {
    folder,
    users: split.train.userCount,
    items: split.train.itemCount,
    factors,
    epochs,
    threads,
  };
  const { solver, alpha, regularization } = way;
  return way.rival
    ? { program: 'als.py', input: { ...shared, solver, alpha, regularization } }
    : { program: 'als', input: { ...shared, parameters: ourParameters(way, factors, epochs) } };
}

interface Point {
  readonly factors: number;
  readonly epochs: number;
  readonly threads: number;
  readonly folder: string;
  readonly split: Split;
}

/** The figure of item factors that lie in the folder; users are folded in by the way's own objective. */
async function quality(way: Way, { factors, folder, split }: Point, file = 'item-factors'): Promise<number> {
  const model = factorModel(readFloats(folder, file), ourParameters(way, factors, 1));
  const { metrics } = await evaluate(model, split, { ks: [10], resamples: 0 });
  return metrics['ndcg@10']!;
}

/** NDCG@10 after each of `EPOCHS`: implicit tells on the way, ours is fitted anew for each. */
async function learningCurve(
  way: Way,
  point: Omit<Point, 'epochs'>,
  python: string | null,
): Promise<number[]> {
  const curve: number[] = [];
  const longest = { ...point, epochs: EPOCHS.at(-1)! };
  if (way.rival) {
    const { program, input } = taskOf(way, longest);
    await runTask({ program, input: { ...input, curve: EPOCHS } }, python);
  }
  for (const epochs of EPOCHS) {
    if (!way.rival) await runTask(taskOf(way, { ...point, epochs }), python);
    curve.push(await quality(way, longest, way.rival ? `item-factors-${epochs}` : 'item-factors'));
  }
  return curve;
}

/** One table for each number of factors and of threads. */
export async function compareAls(split: Split, setting: Setting): Promise<Comparison[]> {
  const present = ways.filter((way) => !way.rival || !setting.missing.implicit);
  const comparisons: Comparison[] = [];
  for (const factors of setting.factors) {
    const folder = join(setting.folder, `als-${factors}`);
    mkdirSync(folder, { recursive: true });
    writeMatrix(folder, 'train', split.train);
    const curves: number[][] = [];
    for (const way of present)
      curves.push(
        await learningCurve(
          way,
          { factors, threads: setting.threads.at(-1)!, folder, split },
          setting.python,
        ),
      );
    const goal = Math.min(...curves.map((curve) => Math.max(...curve))) - TOLERANCE;
    const reached = curves.map((curve) => curve.findIndex((value) => value >= goal));
    for (const threads of setting.threads) {
      const candidates = present.map((way, i) => ({
        key: String(i),
        task: taskOf(way, { factors, epochs: EPOCHS[reached[i]!]!, threads, folder, split }),
      }));
      const measured = await interleave<object>(candidates, setting.turns, setting.python);
      comparisons.push({
        title: `Implicit ALS, ${factors} factors, ${threads} thread${threads === 1 ? '' : 's'}, to NDCG@10 ${goal.toFixed(4)}`,
        columns: ['solver', 'epochs', 'NDCG@10'],
        rows: present.map((way, i) => ({
          name: way.name,
          rival: way.rival,
          cells: [way.solver, String(EPOCHS[reached[i]!]), curves[i]![reached[i]!]!.toFixed(4)],
          summary: measured.get(String(i))!,
        })),
        notes: [
          ...(threads === setting.threads[0] ? curves : []).map(
            (curve, i) =>
              `NDCG@10 after ${EPOCHS.join(', ')} epochs, ${present[i]!.name} (${present[i]!.solver}): ${curve.map((value) => value.toFixed(4)).join(', ')}.`,
          ),
          ...(setting.missing.implicit ? [`implicit: ${setting.missing.implicit}`] : []),
        ],
      });
    }
  }
  return comparisons;
}

/** NDCG@10 on a validation split for every setting tried, as a table: where `ways` come from. */
export async function validateAls(split: Split, setting: Setting): Promise<string> {
  const folder = join(setting.folder, 'validate');
  mkdirSync(folder, { recursive: true });
  writeMatrix(folder, 'train', split.train);
  const tried: Way[] = [
    ...[2, 4, 8, 16].flatMap((alpha) =>
      [10, 30, 60, 100, 150, 220].map((regularization) => ({
        name: 'implicit',
        solver: 'cg' as const,
        ...theirs,
        alpha,
        regularization,
      })),
    ),
    ...[0.1, 0.3, 1].flatMap((alpha0) =>
      [0.002, 0.004, 0.007, 0.014].map((regularization) => ({
        name: 'ours',
        solver: 'cholesky' as const,
        ...ours,
        alpha: 1 + 1 / alpha0,
        regularization,
      })),
    ),
  ];
  const lines = ['| | alpha | regularization | NDCG@10 |', '| --- | --- | --- | --- |'];
  for (const way of tried) {
    if (way.rival && setting.missing.implicit) continue;
    const point = { factors: 64, epochs: 15, threads: 1, folder, split };
    await runTask(taskOf(way, point), setting.python);
    lines.push(
      `| ${way.name} | ${way.alpha.toFixed(2)} | ${way.regularization} | ${(await quality(way, point)).toFixed(4)} |`,
    );
  }
  return lines.join('\n');
}
