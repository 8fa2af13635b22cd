// Implicit ALS on MovieLens-1M: seconds, memory and quality of an epoch, by solver, factors and threads:
// `node bench/recommender/als-speed.ts --out=bench/recommender/als-speed.md`.
//
// Every row is a process of its own. A fifth of what every user chose is hidden; after every epoch the item factors rank all items
// for every sixth user (not counted in the seconds). Several threads give the same factors bit for bit, so that their rows only
// measure a few epochs for the time. `--factors=64`, `--solvers=cg`, `--threads=2`, `--epochs=8` choose rows;
// `--json=file` writes them for plots.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

import { openThreads } from '#engine/recommender/node/open-threads.ts';
import {
  createRandom,
  evaluate,
  ImplicitAls,
  InteractionsBuilder,
  loadModel,
  splitRandom,
} from '#engine/recommender/src/index.ts';
import type { Interactions } from '#engine/recommender/src/index.ts';
import { alternate } from '#engine/recommender/src/linear-algebra/alternating-least-squares.ts';
import type { RowSolver } from '#engine/recommender/src/linear-algebra/half-steps.ts';
import { openHalfSteps } from '#engine/recommender/src/linear-algebra/open-half-steps.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

const SEED = 2026;
const EPOCHS = 8;
/** Epochs of a row that is only there for the time. */
const TIMED_EPOCHS = 4;
/** One user in so many is ranked for. */
const RANKED = 6;
const REGULARIZATION = 0.007;
const ALPHA0 = 0.3;
/** Seconds count up to this part of what the exact solver reaches with as many factors. */
const GOAL = 0.995;
const solvers: Readonly<Record<string, RowSolver>> = {
  cholesky: { kind: 'cholesky' },
  cg: { kind: 'cg', steps: 3 },
  blocks: { kind: 'blocks', block: 32 },
};

interface Row {
  readonly factors: number;
  readonly solver: string;
  readonly threads: number;
  /** Of each epoch: wall seconds, processor seconds of all threads; NDCG@10 after it, of one thread. */
  readonly seconds: readonly number[];
  readonly processor: readonly number[];
  readonly ndcg: readonly number[];
  /** Most resident memory of the process during the epochs (data set and evaluation included) and all memory of the kernels; MiB. */
  readonly resident: number;
  readonly kernels: number;
  /** One-minute load of the machine at the end. */
  readonly load: number;
}

const option = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const list = (name: string, otherwise: string): string[] => (option(name) ?? otherwise).split(',');

function readChoices(): Interactions {
  const builder = new InteractionsBuilder();
  eachLine(`${dataFolder('movielens-1m')}/ratings.csv`, ',', ([user, item]) => {
    if (user !== 'userId') builder.add(Number(user), Number(item));
  });
  return builder.build();
}

async function measure(factors: number, solver: string, threadCount: number): Promise<Row> {
  const whole = splitRandom(readChoices(), { random: createRandom(SEED) });
  const split = { ...whole, heldOut: whole.heldOut.filter((user) => user % RANKED === 0) };
  const { train } = split;
  // A fitted model of the same shape, into which the factors of every epoch are put.
  const parameters = { factors, regularization: REGULARIZATION, alpha0: ALPHA0 };
  const shell = new ImplicitAls({ ...parameters, epochs: 1, solver: 'cg', steps: 1 });
  await shell.fit(train, { keepUsers: false });
  const state = shell.save();
  const quality = async (itemFactors: Float32Array): Promise<number> => {
    const model = loadModel({ ...state, tensors: { ...state.tensors, 'items.factors': itemFactors } });
    return (await evaluate(model, split, { ks: [10], resamples: 0 })).metrics['ndcg@10']!;
  };
  const random = createRandom(1);
  const first = Float32Array.from({ length: train.itemCount * factors }, () => random.normal() * 0.1);
  // One thread is the calling one: the way without threads.
  const threads = threadCount > 1 ? openThreads({ count: threadCount }) : undefined;
  // Threads that are there, as in a program that fits more than once.
  await threads?.run('drop-job', { job: 'none' });

  const [seconds, processor, ndcg]: [number[], number[], number[]] = [[], [], []];
  const problem = {
    users: train.matrix,
    items: train.byItem,
    rank: factors,
    alpha0: ALPHA0,
    ridge: (entries: number, columns: number) => REGULARIZATION * (entries + ALPHA0 * columns),
    solver: solvers[solver],
    threads,
  };
  const steps = await openHalfSteps(problem);
  const kernels = steps.factors.items.buffer.byteLength;
  await steps.close();
  let resident = 0;
  let begun = { wall: performance.now(), used: process.cpuUsage() };
  await alternate(first, {
    ...problem,
    epochs: threadCount > 1 ? TIMED_EPOCHS : Number(option('epochs') ?? EPOCHS),
    async onEpoch(_done, itemFactors) {
      const { user, system } = process.cpuUsage(begun.used);
      seconds.push((performance.now() - begun.wall) / 1000);
      processor.push((user + system) / 1e6);
      resident = Math.max(resident, process.memoryUsage().rss);
      if (threadCount === 1) ndcg.push(await quality(itemFactors()));
      begun = { wall: performance.now(), used: process.cpuUsage() };
      return true;
    },
  });
  await threads?.close();
  const mebibytes = (bytes: number): number => bytes / 2 ** 20;
  return {
    factors,
    solver,
    threads: threadCount,
    seconds,
    processor,
    ndcg,
    resident: mebibytes(resident),
    kernels: mebibytes(kernels),
    load: loadavg()[0]!,
  };
}

function inOwnProcess(factors: string, solver: string, threads: string): Row {
  const args = [`--one=${factors},${solver},${threads}`, `--epochs=${option('epochs') ?? EPOCHS}`];
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    encoding: 'utf8',
    env: process.env,
  });
  if (status !== 0) throw new Error(`Cannot measure ${solver} with ${factors} factors: ${stderr}`);
  return JSON.parse(stdout) as Row;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
};

function table(rows: readonly Row[]): string {
  const shown = [1, 2, 3, 5, EPOCHS];
  const lines = [
    `| factors | solver | threads | s an epoch | processor s | ${shown.map((epoch) => `NDCG@10 after ${epoch}`).join(' | ')} | s to ${GOAL * 100} % of Cholesky's last | MiB of the kernels | MiB of the process | load |`,
    `|${' --- |'.repeat(9 + shown.length)}`,
  ];
  for (const row of rows) {
    const alone = (wanted: string): readonly number[] =>
      rows.find(
        ({ factors, solver, threads }) => factors === row.factors && solver === wanted && threads === 1,
      )?.ndcg ?? [];
    const ndcg = alone(row.solver);
    const goal = GOAL * (alone('cholesky').at(-1) ?? Infinity);
    const epochs = ndcg.findIndex((value) => value >= goal) + 1;
    lines.push(
      `| ${[
        row.factors,
        row.solver,
        row.threads,
        median(row.seconds).toFixed(3),
        median(row.processor).toFixed(3),
        ...shown.map((epoch) => ndcg[epoch - 1]?.toFixed(4) ?? '-'),
        epochs === 0 ? '-' : `${(epochs * median(row.seconds)).toFixed(2)} (${epochs} epochs)`,
        row.kernels.toFixed(0),
        row.resident.toFixed(0),
        row.load.toFixed(1),
      ].join(' | ')} |`,
    );
  }
  return lines.join('\n');
}

const one = option('one')?.split(',');
if (one) {
  console.log(JSON.stringify(await measure(Number(one[0]), one[1]!, Number(one[2]))));
} else {
  const rows: Row[] = [];
  for (const factors of list('factors', '64,128,192'))
    for (const solver of list('solvers', Object.keys(solvers).join(',')))
      for (const threads of list('threads', '1,2')) {
        rows.push(inOwnProcess(factors, solver, threads));
        write(rows);
        console.error(`${factors} ${solver} ${threads}: ${median(rows.at(-1)!.seconds).toFixed(3)} s`);
      }
}

/** After every row, so that a run that is cut off leaves what it measured. */
function write(rows: readonly Row[]): void {
  const text = `${table(rows)}\n\nMedians over the epochs, ${cpus().length} cores of ${cpus()[0]?.model}; "load" is the one-minute load of the whole machine.\n`;
  const out = option('out');
  if (out) writeFileSync(out, text);
  else console.log(text);
  const json = option('json');
  if (json) writeFileSync(json, `${JSON.stringify(rows)}\n`);
}
