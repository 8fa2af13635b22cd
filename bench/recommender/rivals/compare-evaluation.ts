// Full-ranking evaluation against implicit's and against one written in NumPy: the same factors, users and hidden items.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { ImplicitAls } from '#engine/recommender/src/index.ts';
import type { Split } from '#engine/recommender/src/index.ts';

import type { Comparison, Setting } from './comparison.ts';
import { interleave } from './interleave.ts';
import type { Candidate } from './interleave.ts';
import { writeArray, writeMatrix } from './raw-arrays.ts';

const KS = [10, 20, 50, 100];

interface Found {
  readonly metrics: { readonly [name: string]: number };
  /** Only of ours: what scoring alone takes. */
  readonly scoringSeconds?: number;
}

export async function compareEvaluation(split: Split, setting: Setting): Promise<Comparison> {
  const folder = join(setting.folder, 'evaluation');
  mkdirSync(folder, { recursive: true });
  const model = new ImplicitAls({ factors: 64 });
  await model.fit(split.train, { keepUsers: false });
  const { matrix, userCount: users, itemCount: items } = split.train;
  const userFactors = new Float32Array(users * 64);
  for (let u = 0; u < users; u++) {
    const row = { from: matrix.start[u], to: matrix.start[u + 1] };
    const profile = {
      items: matrix.column.subarray(row.from, row.to),
      weights: matrix.value.subarray(row.from, row.to),
      times: null,
    };
    userFactors.set(model.foldProfile(profile).vector!, u * 64);
  }
  writeArray(folder, 'user-factors', userFactors);
  writeArray(folder, 'item-factors', model.itemFactors);
  writeMatrix(folder, 'train', split.train);
  writeMatrix(folder, 'heldOut', split.heldOut);

  const shared = { folder, users, items, factors: 64, ks: KS };
  const ours = (key: string, resamples: number): Candidate => ({
    key,
    task: { program: 'evaluation', input: { ...shared, resamples, model: model.parameters } },
  });
  const theirs = (key: string, program: 'implicit' | 'numpy', threads: number): Candidate => ({
    key,
    task: { program: 'evaluation.py', input: { ...shared, with: program, threads } },
  });
  const most = setting.threads.at(-1)!;
  const candidates = [
    ours('ours|all 12, intervals', 1000),
    ours('ours|all 12', 0),
    ...(setting.missing.implicit
      ? []
      : [
          theirs('implicit, 1 thread|4', 'implicit', 1),
          theirs(`implicit, ${most} threads|4`, 'implicit', most),
        ]),
    ...(setting.python
      ? [theirs('NumPy, 1 thread|7', 'numpy', 1), theirs(`NumPy, ${most} threads|7`, 'numpy', most)]
      : []),
  ];
  const measured = await interleave<Found>(candidates, setting.turns, setting.python);
  const scoring = measured.get('ours|all 12')!.answers.map((answer) => answer.scoringSeconds!);
  return {
    title: `Full-ranking evaluation, ${users} users x ${items} items, cut-offs ${KS.join(', ')}`,
    columns: ['metrics at each', 'NDCG@10'],
    rows: [...measured].map(([key, summary]) => {
      const [name = '', metrics = ''] = key.split('|');
      const figure = summary.answers[0]!.metrics['ndcg@10']!.toFixed(4);
      return { name, rival: !name.startsWith('ours'), cells: [metrics, figure], summary };
    }),
    notes: [
      `Ours ranks while it scores and folds every user in again; scoring alone takes ${Math.min(...scoring).toFixed(2)} s of it at least. The others are handed the users' factors.`,
      'implicit gives precision, MAP, NDCG and AUC for one cut-off a call, so that it is called four times.',
      'NumPy holds all scores at once, users x items, and gives the seven ranking metrics, without coverage, Gini, novelty, popularity and diversity.',
    ],
  };
}
