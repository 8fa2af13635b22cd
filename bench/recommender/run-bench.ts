// What the protocol benchmarks share: their options, their data folder, their table in Markdown.
//
// `--validate` measures on the validation part, every candidate and then the chosen rows; `--only=TEXT` keeps the rows whose id or
// name holds it; `--out=FILE` keeps the table, `--json=FILE` the figures of every row. `--ratings=FILE` measures on another file of
// ratings where the protocol reads one file alone: MovieLens-20M's `ratings.csv`, for example. `--curves=FOLDER` keeps NDCG@100 on the
// validation users after every other epoch of models that learn in epochs, in a file a model, with the seconds of learning alone.
// `--threads=2` shares the fits between threads, of the models that can.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { readLines } from '#adapters/disk/read-lines.ts';
import { openThreads } from '#engine/recommender/node/open-threads.ts';
import { evaluate, formatMarkdown, runProtocol, tabulateProtocol } from '#engine/recommender/src/index.ts';
import type {
  FitOptions,
  Model,
  Protocol,
  ProtocolRow,
  ProtocolTask,
} from '#engine/recommender/src/index.ts';

import { dataFolder, readNcfOrder } from './movielens-files.ts';

/** The value of `--name=value`. */
export const option = (name: string): string | undefined =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);

/** The data of a protocol, read from the folder of data sets. */
export function prepareProtocol(protocol: Protocol, part: 'test' | 'validation'): ProtocolTask {
  const ratings = protocol.files.length === 1 ? option('ratings') : undefined;
  return protocol.prepare(
    (file) =>
      ratings === undefined
        ? readLines(resolve(dataFolder(dirname(file)), file.slice(dirname(file).length + 1)), 'latin1')
        : readLines(ratings, 'latin1'),
    { part, ...(protocol.name === 'ncf-1m' && part === 'validation' && { newest: readNcfOrder() }) },
  );
}

/** Prints the table of a protocol; `candidates` are what `--validate` tries besides the chosen rows. */
export async function runBench(protocol: Protocol, candidates: readonly ProtocolRow[]): Promise<void> {
  const validate = process.argv.includes('--validate');
  const only = option('only') ?? '';
  const task = prepareProtocol(protocol, validate ? 'validation' : 'test');
  const rows = [...(validate ? candidates : []), ...protocol.rows].filter(
    ({ id, name }) => id.includes(only) || name.includes(only),
  );
  const { users, items, interactions, hash } = task.data;
  console.error(`${users} users, ${items} items, ${interactions} interactions, training data ${hash}`);
  const threads = option('threads') && openThreads({ count: Number(option('threads')) });
  const results = await runProtocol(protocol, task, {
    rows,
    now: () => performance.now(),
    fit: { onEpoch: drawCurves(task), ...(threads && { threads }) },
    onResult: ({ name, metrics, fitSeconds }) =>
      console.error(`${name}: ${JSON.stringify(metrics)}, fit ${fitSeconds.toFixed(1)} s`),
  });
  const table = formatMarkdown(tabulateProtocol(protocol, results, { settings: true }));
  console.log(table);
  const out = option('out');
  if (out !== undefined) writeFileSync(out, `${table}\n`);
  const json = option('json');
  if (json !== undefined) {
    const figures = results.map(({ name, kind, metrics }) => ({ model: name, kind, ...metrics }));
    writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

/** Keeps every curve as it grows, so that a run that is cut off is not lost. */
function drawCurves({ validation }: ProtocolTask): FitOptions['onEpoch'] {
  const folder = option('curves');
  if (folder === undefined || validation === null) return undefined;
  mkdirSync(folder, { recursive: true });
  let points: { epoch: number; seconds: number; metric: number }[] = [];
  let [last, learning] = [performance.now(), 0];
  let drawn: Model | null = null;
  return async (epoch, model) => {
    // The first epoch of a model begins its curve; `seconds` go from its end, which leaves out reading and preparing.
    if (model !== drawn) [drawn, points, learning] = [model, [], 0];
    else learning += performance.now() - last;
    if (epoch % 2 === 1) {
      const { metrics } = await evaluate(model, validation, { ks: [100], resamples: 0 });
      const seconds = Number((learning / 1000).toFixed(1));
      points.push({ epoch, seconds, metric: Number(metrics['ndcg@100']!.toFixed(4)) });
      writeFileSync(join(folder, `${model.kind}.json`), formatPoints(points));
    }
    last = performance.now();
    return true;
  };
}

/** One point a line, as the formatter of this repository has it. */
function formatPoints(points: readonly object[]): string {
  const lines = points.map((point) => `  ${JSON.stringify(point, null, 1).replaceAll(/\n */g, ' ')}`);
  return `[\n${lines.join(',\n')}\n]\n`;
}
