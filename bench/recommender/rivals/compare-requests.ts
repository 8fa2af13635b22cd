// The best hundred of many items for one user, against NumPy's argpartition and implicit's topk.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { createRandom } from '#engine/recommender/src/index.ts';

import type { Comparison, Setting } from './comparison.ts';
import { digits } from './comparison.ts';
import { interleave } from './interleave.ts';
import type { Candidate } from './interleave.ts';
import { writeArray } from './raw-arrays.ts';

const FACTORS = 64;
const HISTORY = 20;
const LIMIT = 100;

interface Found {
  readonly milliseconds: readonly number[];
  readonly first: readonly number[];
}

/** Seeded normal factors of one standard deviation, and users who are sums of their history. */
function writeFactors(folder: string, items: number, requests: number): void {
  const random = createRandom(items);
  const factors = new Float32Array(items * FACTORS);
  for (let i = 0; i < factors.length; i++) factors[i] = random.normal() * 0.1;
  const histories = Int32Array.from({ length: requests * HISTORY }, () => random.integer(items));
  const queries = new Float32Array(requests * FACTORS);
  histories.forEach((item, h) => {
    const user = Math.floor(h / HISTORY);
    for (let f = 0; f < FACTORS; f++) queries[user * FACTORS + f]! += factors[item * FACTORS + f]! / HISTORY;
  });
  writeArray(folder, 'item-factors', factors);
  writeArray(folder, 'histories', histories);
  writeArray(folder, 'queries', queries);
}

/** One table a number of items. */
export async function compareRequests(
  items: number,
  requests: number,
  setting: Setting,
): Promise<Comparison> {
  const folder = join(setting.folder, `requests-${items}`);
  mkdirSync(folder, { recursive: true });
  writeFactors(folder, items, requests);
  const shared = { folder, factors: FACTORS, limit: LIMIT };
  const theirs = (key: string, program: 'implicit' | 'numpy', threads: number): Candidate => ({
    key,
    task: { program: 'top_items.py', input: { ...shared, with: program, threads } },
  });
  const candidates: Candidate[] = [
    { key: 'ours', task: { program: 'requests', input: shared } },
    ...(setting.python
      ? setting.threads.map((threads) =>
          theirs(`NumPy, ${threads} thread${threads === 1 ? '' : 's'}`, 'numpy', threads),
        )
      : []),
    ...(setting.missing.implicit ? [] : [theirs('implicit topk, 1 thread', 'implicit', 1)]),
  ];
  const measured = await interleave<Found>(candidates, setting.turns, setting.python);
  const reference = measured.get('ours')!.answers[0]!.first;
  return {
    title: `Best ${LIMIT} of ${items.toLocaleString('en')} items for one user, ${FACTORS} factors, ${requests} requests`,
    columns: ['ms (median)', 'ms (p99)', 'same best item'],
    rows: [...measured].map(([name, summary]) => {
      const at = (share: number): number =>
        Math.min(
          ...summary.answers.map(({ milliseconds }) => {
            const sorted = [...milliseconds].sort((a, b) => a - b);
            return sorted[Math.floor(sorted.length * share)]!;
          }),
        );
      const { first } = summary.answers[0]!;
      const same = first.filter((item, i) => item === reference[i]).length / first.length;
      return {
        name,
        rival: name !== 'ours',
        cells: [digits(at(0.5)), digits(at(0.99)), `${(same * 100).toFixed(0)} %`],
        summary,
      };
    }),
    notes: [
      'Median and p99 are those of the best turn. Ours answers through `recommend`: history left out, match figure, ids. All start from the user factors.',
    ],
  };
}
