// How long EASE takes to fit, in what memory and how exactly: `node bench/recommender/ease-speed.ts`.
//
// MovieLens-1M (3,706 items; every B_ij against a dense Cholesky inverse in double precision) and synthetic interactions with a
// Zipf-like popularity (10,000 items; the B of 24 columns, each solved in double precision by conjugate gradients to 1e-12). Wall
// seconds mean something on idle cores only; CPU seconds, of all threads together, suffer less from others' work. Peak memory is
// what the process held at most above what it held before the fit, the data set not counted (run with --expose-gc).
//
// --sizes=3706,10000 --threads=1,2 --repeat=3 (the fastest of so many fits) --no-reference --out=FILE
import { readFileSync, writeFileSync } from 'node:fs';

import { openThreads } from '#engine/recommender/node/open-threads.ts';
import { createRandom, Ease, InteractionsBuilder } from '#engine/recommender/src/index.ts';
import type { Interactions } from '#engine/recommender/src/index.ts';
import { invertGram } from '#engine/recommender/src/linear-algebra/inverse-gram.ts';
import { dot } from '#engine/recommender/src/linear-algebra/vectors.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

const LAMBDA = 300;
const REFERENCE_COLUMNS = 24;

const option = (name: string, byDefault: string): string =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? byDefault;

function movieLens(): Interactions {
  const builder = new InteractionsBuilder();
  eachLine(`${dataFolder('movielens-1m')}/ratings.csv`, ',', ([user, item]) => {
    if (user !== 'userId') builder.add(Number(user), Number(item));
  });
  return builder.build();
}

function synthetic(items: number): Interactions {
  const random = createRandom(items);
  const users = items + 2_000;
  const builder = new InteractionsBuilder();
  for (let u = 0; u < users; u++) {
    if (u < items) builder.add(u, u);
    for (let k = 0; k < 120; k++) builder.add(u, Math.floor((items + 20) ** random.next()) % items);
  }
  return builder.build();
}

/** The weights B as EASE learnt them, one row of all items per item of the history. */
function learntWeights(model: Ease): (i: number, j: number) => number {
  const { weights } = model.save().tensors;
  const size = model.items.size;
  return (i, j) => (weights as Float32Array)[i * size + j]!;
}

/** Largest |B_ij - reference| over all pairs. */
async function denseDifference(
  data: Interactions,
  weight: (i: number, j: number) => number,
): Promise<number> {
  const { values, size } = await invertGram(data.byItem, data.matrix, { lambda: LAMBDA, with: 'scalar' });
  let worst = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const expected = i === j ? 0 : -values[i * size + j]! / values[j * size + j]!;
      worst = Math.max(worst, Math.abs(weight(i, j) - expected));
    }
  }
  return worst;
}

/** The same over some columns, each of P solved from (X^T X + lambda I) p = e_j by conjugate gradients. */
function columnDifference(data: Interactions, weight: (i: number, j: number) => number): number {
  const random = createRandom(7);
  let worst = 0;
  for (let c = 0; c < REFERENCE_COLUMNS; c++) {
    // Half of the columns are of the most popular items, which are the hardest.
    const j = c % 2 === 0 ? data.items.indexOf(c >> 1) : random.integer(data.itemCount);
    const p = solveColumn(data, j);
    for (let i = 0; i < p.length; i++) {
      if (i !== j) worst = Math.max(worst, Math.abs(weight(i, j) + p[i]! / p[j]!));
    }
  }
  return worst;
}

function solveColumn({ matrix, itemCount }: Interactions, j: number): Float64Array {
  const { start, column, value } = matrix;
  const apply = (x: Float64Array): Float64Array => {
    const out = x.map((entry) => LAMBDA * entry);
    for (let u = 0; u < matrix.rowCount; u++) {
      let sum = 0;
      for (let p = start[u]!; p < start[u + 1]!; p++) sum += value[p]! * x[column[p]!]!;
      for (let p = start[u]!; p < start[u + 1]!; p++) out[column[p]!]! += sum * value[p]!;
    }
    return out;
  };
  const x = new Float64Array(itemCount);
  const residual = new Float64Array(itemCount);
  residual[j] = 1;
  let direction = residual.slice();
  let squares = 1;
  while (squares > 1e-24) {
    const applied = apply(direction);
    const step = squares / dot(direction, 0, applied, 0, itemCount);
    for (let i = 0; i < itemCount; i++) {
      x[i]! += step * direction[i]!;
      residual[i]! -= step * applied[i]!;
    }
    const before = squares;
    squares = dot(residual, 0, residual, 0, itemCount);
    direction = direction.map((entry, i) => residual[i]! + (squares / before) * entry);
  }
  return x;
}

/** The most resident memory that the process had since the counter was reset, in MB (Linux). */
function peakMemory(): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

const lines: string[] = [];
const print = (line: string): void => {
  lines.push(line);
  console.log(line);
};

print(
  '| items | users | entries | threads | wall, s | CPU, s | n^2 floats, MB | peak memory, MB | largest difference of B |',
);
print('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
for (const size of option('sizes', '3706,10000').split(',').map(Number)) {
  const data = size === 3706 ? movieLens() : synthetic(size);
  for (const count of option('threads', '1,2').split(',').map(Number)) {
    const threads = count > 1 ? openThreads({ count }) : null;
    let best = { wall: Infinity, cpu: Infinity };
    let memory = 0;
    let model = new Ease({ lambda: LAMBDA });
    for (let r = 0; r < Number(option('repeat', '3')); r++) {
      model = new Ease({ lambda: LAMBDA });
      global.gc?.();
      writeFileSync('/proc/self/clear_refs', '5');
      const before = peakMemory();
      const cpu = process.cpuUsage();
      const begun = performance.now();
      let trained = begun;
      // The fit ends with the calibration of the match figure; the closed form is done when its last step is.
      await model.fit(data, {
        keepUsers: false,
        ...(threads && { threads }),
        onProgress: () => (trained = performance.now()),
      });
      const { user, system } = process.cpuUsage(cpu);
      best = {
        wall: Math.min(best.wall, (performance.now() - begun) / 1000),
        cpu: Math.min(best.cpu, (user + system) / 1e6),
      };
      memory = Math.max(memory, peakMemory() - before);
      console.error(
        `${size} items, ${count} threads: last step begun after ${((trained - begun) / 1000).toFixed(2)} s`,
      );
    }
    await threads?.close();
    const difference = process.argv.includes('--no-reference')
      ? '-'
      : size === 3706
        ? (await denseDifference(data, learntWeights(model))).toExponential(1)
        : columnDifference(data, learntWeights(model)).toExponential(1);
    print(
      `| ${data.itemCount} | ${data.userCount} | ${data.matrix.column.length} | ${count} | ${best.wall.toFixed(2)} | ${best.cpu.toFixed(2)} | ${((data.itemCount ** 2 * 4) / 2 ** 20).toFixed(0)} | ${memory.toFixed(0)} | ${difference} |`,
    );
  }
}
const out = option('out', '');
if (out) writeFileSync(out, `${lines.join('\n')}\n`);
