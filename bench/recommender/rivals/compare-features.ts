// Factorisation with content features against LightFM: the same loss, rank, epochs, learning rate, likes and genres.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { measureRanking } from '#engine/recommender/src/evaluation/ranking-metrics.ts';
import type { FeatureTable, Split } from '#engine/recommender/src/index.ts';
import { dot } from '#engine/recommender/src/linear-algebra/vectors.ts';
import { topItems } from '#engine/recommender/src/top-items.ts';

import type { Comparison, Setting } from './comparison.ts';
import { interleave } from './interleave.ts';
import type { Candidate } from './interleave.ts';
import { readFloats, writeArray, writeMatrix } from './raw-arrays.ts';

const FACTORS = 31;
const EPOCHS = 10;

/** NDCG@10 of the vectors of users and items that lie in the folder, the bias as last element. */
function quality(folder: string, { train, heldOut }: Split): number {
  const width = FACTORS + 1;
  const users = readFloats(folder, 'user-factors');
  const items = readFloats(folder, 'item-factors');
  const scores = new Float32Array(train.itemCount);
  const tieBreak = new Float32Array(train.itemCount);
  const measured = new Float64Array(7);
  let sum = 0;
  let asked = 0;
  for (let u = 0; u < train.userCount; u++) {
    const row = ({ matrix }: typeof train): Int32Array =>
      matrix.column.subarray(matrix.start[u], matrix.start[u + 1]);
    const wanted = new Set(row(heldOut));
    if (wanted.size === 0) continue;
    for (let i = 0; i < scores.length; i++) scores[i] = dot(users, u * width, items, i * width, width);
    for (const item of row(train)) scores[item] = -Infinity;
    const places = [...topItems(scores, 10, tieBreak)].flatMap((item, at) =>
      wanted.has(item) ? [at + 1] : [],
    );
    measureRanking(places, wanted.size, 10, measured);
    sum += measured[4]!;
    asked++;
  }
  return sum / asked;
}

/** One table a loss and a number of threads; LightFM's threads write over one another's updates, ours is one thread. */
export async function compareFeatures(
  split: Split,
  genres: FeatureTable,
  setting: Setting,
): Promise<Comparison[]> {
  const missing = setting.missing['rectools-lightfm'];
  const comparisons: Comparison[] = [];
  for (const loss of ['warp', 'bpr'] as const) {
    const features = genres.align(split.train.items);
    const candidates: Candidate[] = [];
    for (const [key, program, threads] of [
      ['ours, 1 thread', 'features', 1],
      ...setting.threads.map(
        (count) => [`LightFM, ${count} thread${count === 1 ? '' : 's'}`, 'factorization.py', count] as const,
      ),
    ] as const) {
      if (missing && program === 'factorization.py') continue;
      const folder = join(setting.folder, `features-${loss}-${program}-${threads}`);
      mkdirSync(folder, { recursive: true });
      writeMatrix(folder, 'train', split.train);
      writeArray(folder, 'features.start', features.matrix.start);
      writeArray(folder, 'features.column', features.matrix.column);
      writeArray(folder, 'features.value', features.matrix.value);
      const size = {
        users: split.train.userCount,
        items: split.train.itemCount,
        features: features.names.size,
      };
      const input = { folder, ...size, factors: FACTORS, epochs: EPOCHS, threads, loss };
      candidates.push({ key, task: { program, input } });
    }
    const measured = await interleave<object>(candidates, setting.turns, setting.python);
    comparisons.push({
      title: `Factorisation with features, ${loss.toUpperCase()}, ${FACTORS} factors, ${EPOCHS} epochs, genres`,
      columns: ['NDCG@10'],
      rows: candidates.map(({ key, task }) => ({
        name: key,
        rival: key !== 'ours',
        cells: [quality(task.input.folder, split).toFixed(4)],
        summary: measured.get(key)!,
      })),
      notes: missing ? [`LightFM: ${missing}`] : [],
    });
  }
  return comparisons;
}
