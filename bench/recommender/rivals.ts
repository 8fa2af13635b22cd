// Measures the library against what a user would pick instead, on the same data and cores: `node bench/recommender/rivals.ts`.
//
// implicit, Surprise and LightFM come from PyPI into an environment under KINORA_BENCH_CACHE (default: a folder of the system's
// temporary one); where one cannot be had the table says so and the rest is measured. `--turns=5`, `--threads=1,2`, `--factors=64,128`,
// `--only=als,svdpp,features,evaluation,requests`, `--out=FILE`, `--validate` for the settings of implicit ALS.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
  createRandom,
  FeatureTable,
  foldRatings,
  InteractionsBuilder,
  splitRandom,
} from '#engine/recommender/src/index.ts';
import type { Interactions, RatingFold } from '#engine/recommender/src/index.ts';

import { dataFolder, eachLine } from './movielens-files.ts';
import { compareAls, validateAls } from './rivals/compare-als.ts';
import { compareFeatures } from './rivals/compare-features.ts';
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
    only: { type: 'string', default: 'als,svdpp,features,evaluation,requests' },
    threads: { type: 'string', default: '1,2' },
    factors: { type: 'string', default: '64,128' },
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

function readGenres(): FeatureTable {
  const rows: { item: number; features: Record<string, number> }[] = [];
  eachLine(`${dataFolder('movielens-1m')}/movies.dat`, '::', ([item, , genres = '']) => {
    const features = Object.fromEntries(genres.split('|').map((genre) => [`genre:${genre}`, 1]));
    rows.push({ item: Number(item), features });
  });
  return FeatureTable.ofItems(rows);
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
  threads: values.threads.split(',').map(Number),
  factors: values.factors.split(',').map(Number),
};
const versions = Object.entries(side.versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(', ');
/** Printed sections by title; with `--only`, those that the file has stay unless they are measured again. */
const sections = new Map<string, string>();

async function section(
  name: string,
  compare: () => Promise<Comparison | readonly Comparison[]>,
): Promise<void> {
  if (!values.only.split(',').includes(name)) return;
  const before = loadavg()[0]!;
  for (const comparison of [await compare()].flat()) {
    const load = `Load of the machine, average of a minute: ${before.toFixed(1)} before, ${loadavg()[0]!.toFixed(1)} after.`;
    const text = formatComparison({ ...comparison, notes: [...comparison.notes, load] });
    sections.set(comparison.title, text);
    console.log(`\n${text}`);
    if (values.out) writeFileSync(values.out, `${page()}\n`);
  }
}

function page(): string {
  const before = values.out && existsSync(values.out) ? readFileSync(values.out, 'utf8') : '';
  const kept = before
    .split(/^(?=## )/m)
    .slice(1)
    .map((text) => [text.slice(3, text.indexOf('\n')), text.trim()] as const);
  const head = [
    '# Against what a user would pick instead',
    `MovieLens-1M, or seeded factors where a table counts items only. Every figure is a fresh process; in each turn all candidates of a table run one
after the other. A ratio says how many times as much the row takes as the first row of its table: by the fastest turn for the time by the clock, by
the median for processor time, which is what to go by where the machine was busy. Memory is the highest resident size of the process; "of it the
work" is what came after runtime, libraries and data were there.`,
    `Node ${process.versions.node}; ${versions || 'no Python'}; ${cpus().length} cores (${cpus()[0]?.model ?? arch()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB.`,
  ];
  const missing = Object.entries(side.missing).map(([name, reason]) => `- left out: ${name}: ${reason}`);
  return [...head, ...missing, ...new Map([...kept, ...sections]).values()].join('\n\n');
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
    await section('features', () => compareFeatures(likes, readGenres(), setting));
    await section('evaluation', () => compareEvaluation(likes, setting));
    await section('requests', () => compareRequests(30_000, 400, setting));
    await section('requests', () => compareRequests(1_000_000, 100, setting));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
