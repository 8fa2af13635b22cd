// Measures the library against what a user would pick instead, on the same data and cores: `node bench/recommender/rivals.ts`.
//
// implicit, Surprise and LightFM come from PyPI into an environment under KINORA_BENCH_CACHE (default: a folder of the system's
// temporary one); where one cannot be had the table says so and the rest is measured. `--turns=5`, `--only=als,svdpp,evaluation,requests`,
// `--out=FILE`, `--validate` for the settings of implicit ALS.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
  createRandom,
  foldRatings,
  InteractionsBuilder,
  splitRandom,
} from '#engine/recommender/src/index.ts';
import type { Interactions, RatingFold } from '#engine/recommender/src/index.ts';

import { dataFolder, eachLine } from './movielens-files.ts';
import { compareAls, validateAls } from './rivals/compare-als.ts';
import { compareEvaluation } from './rivals/compare-evaluation.ts';
import { compareRequests } from './rivals/compare-requests.ts';
import { compareSvdpp } from './rivals/compare-svdpp.ts';
import { formatComparison } from './rivals/comparison.ts';
import type { Comparison } from './rivals/comparison.ts';
import { preparePython } from './rivals/prepare-python.ts';

const SEED = 11;
const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '5' },
    only: { type: 'string', default: 'als,svdpp,evaluation,requests' },
    out: { type: 'string' },
    validate: { type: 'boolean', default: false },
  },
});

function readRatings(): Interactions {
  const builder = new InteractionsBuilder();
  eachLine(`${dataFolder('movielens-1m')}/ratings.csv`, ',', ([user, item, stars]) => {
    if (user !== 'userId') builder.add(Number(user), Number(item), Number(stars));
  });
  return builder.build();
}

const side = preparePython();
const ratings = readRatings();
const likes = splitRandom(ratings.binarize(), { random: createRandom(SEED) });
const folder = mkdtempSync(join(tmpdir(), 'kinora-rivals-'));
const setting = {
  folder,
  python: side.python,
  missing: side.missing,
  turns: Number(values.turns),
  threads: [1],
};
const versions = Object.entries(side.versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ');
const loads: number[] = [loadavg()[0]!];
const sections: string[] = [];

async function section(
  name: string,
  compare: () => Promise<Comparison | readonly Comparison[]>,
): Promise<void> {
  if (!values.only.split(',').includes(name)) return;
  for (const comparison of [await compare()].flat()) {
    sections.push(formatComparison(comparison));
    console.log(`\n${sections.at(-1)}`);
  }
  loads.push(loadavg()[0]!);
}

try {
  if (values.validate) {
    console.log(await validateAls(splitRandom(likes.train, { random: createRandom(SEED + 1) }), setting));
  } else {
    await section('als', () => compareAls(likes, setting));
    await section('svdpp', () => {
      const fold = foldRatings(ratings, { random: createRandom(SEED) }).next().value as RatingFold;
      return compareSvdpp(fold, setting, versions);
    });
    await section('evaluation', () => compareEvaluation(likes, setting));
    await section('requests', () => compareRequests(30_000, 400, setting));
    await section('requests', () => compareRequests(1_000_000, 100, setting));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const load = `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`;
const head = [
  '# Against what a user would pick instead',
  `MovieLens-1M. Every figure is a fresh process, ${setting.turns} turns in which all candidates of a table run one after the other. A ratio says how many times
as much the row takes as the first row of its table, by the fastest turn (wall time) and by the median (processor time). Memory is the highest
resident size of the process; "of it the work" is what came after runtime, libraries and data were there.`,
  `Node ${process.versions.node}; ${versions || 'no Python'}; ${cpus().length} cores (${cpus()[0]?.model ?? arch()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB; load of the machine over
the last minute ${load}.`,
].join('\n\n');
const missing = Object.entries(side.missing).map(([name, reason]) => `- left out: ${name}: ${reason}`);
const text = [head, ...(missing.length > 0 ? [missing.join('\n')] : []), ...sections].join('\n\n');
if (values.out && sections.length > 0) writeFileSync(values.out, `${text}\n`);
