// MovieLens-1M, leave-one-out among 99 fixed negatives a user, as He et al. 2017 and those who compare with them measure.

import { bootstrapIntervals } from '../evaluation/bootstrap.ts';
import { evaluateCandidates } from '../evaluation/evaluate-candidates.ts';
import type { CandidateCase } from '../evaluation/evaluate-candidates.ts';
import type { Split } from '../evaluation/split.ts';
import { InteractionsBuilder } from '../interactions.ts';
import type { Interactions } from '../interactions.ts';
import type { Model } from '../model.ts';
import { createRandom } from '../random.ts';
import { ncfLiterature, ncfRows } from './ncf-1m-rows.ts';
import type { MeasureOptions, Measured, PrepareOptions, Protocol, ProtocolTask } from './protocol.ts';
import { failAtLine, readNumber } from './read-ratings.ts';

const TRAIN = 'movielens-1m-ncf/train.rating';
const NEGATIVES = 'movielens-1m-ncf/test.negative';
const K = 10;
const RESAMPLES = 1000;
const VALIDATION_SEED = 17;
const VALIDATION_NEGATIVES = 99;

interface Task {
  readonly train: Interactions;
  readonly cases: readonly CandidateCase[];
}

/**
 * Every rating is an interaction of value 1. The hidden item is placed among its negatives after all that score the same. 156
 * users have the hidden item among their own negatives: these copies are taken for the item itself, as the code behind the
 * published figures does; `own copies as rivals` counts them against it.
 */
export const ncf1m: Protocol = {
  name: 'ncf-1m',
  summary: 'MovieLens-1M, the newest item of each user among 99 fixed others',
  paper: 'X. He et al., Neural Collaborative Filtering, WWW 2017',
  files: [TRAIN, NEGATIVES],
  metrics: [
    { name: 'hr@10', label: 'HR@10', better: 'higher' },
    { name: 'ndcg@10', label: 'NDCG@10', better: 'higher' },
  ],
  rows: ncfRows,
  literature: ncfLiterature,
  prepare(lines, { part = 'test', newest } = {}): ProtocolTask {
    const given = readTask(lines(TRAIN), lines(NEGATIVES));
    const { train, cases } = part === 'test' ? given : hideAnother(given.train, newest);
    return {
      data: { users: cases.length, items: train.itemCount, interactions: train.count, hash: train.hash },
      incomparable: part === 'test' ? null : 'this is the validation part',
      split: asSplit(part, train, cases),
      validation: null,
      measure: (model, options) => measure(model, train, cases, options),
    };
  },
};

function readTask(trainLines: Iterable<string>, negativeLines: Iterable<string>): Task {
  const builder = new InteractionsBuilder();
  let number = 0;
  for (const line of trainLines) {
    number += 1;
    if (line === '') continue;
    const [user, item] = line.split('\t', 2).map(readNumber);
    if (!Number.isInteger(user) || !Number.isInteger(item)) failAtLine(number, line, 'user and item');
    builder.add(user!, item!);
  }
  const train = builder.build();
  const cases: CandidateCase[] = [];
  number = 0;
  for (const line of negativeLines) {
    number += 1;
    if (line === '') continue;
    const [pair = '', ...negatives] = line.split('\t');
    const [, user, target] = /^\((\d+),(\d+)\)$/.exec(pair) ?? [];
    if (user === undefined || target === undefined || negatives.length === 0)
      failAtLine(number, line, '"(user,item)" and negatives');
    cases.push({
      user: train.users.indexOf(Number(user)),
      target: train.items.indexOf(Number(target)),
      candidates: Int32Array.from(negatives, (item) => train.items.indexOf(Number(item))),
    });
  }
  return { train, cases };
}

/** Targets that training does not have are left out. */
function asSplit(name: string, train: Interactions, cases: readonly CandidateCase[]): Split {
  const heldOut = new InteractionsBuilder({ users: train.users, items: train.items });
  for (const { user, target } of cases)
    if (target >= 0) heldOut.add(train.users.idAt(user), train.items.idAt(target));
  return { name, train, histories: train, heldOut: heldOut.build() };
}

/** The validation part: the newest training item of each user, or a random one, among 99 random others. */
function hideAnother(train: Interactions, newest: PrepareOptions['newest']): Task {
  const random = createRandom(VALIDATION_SEED);
  const { start, column, rowCount } = train.matrix;
  const hidden = new Uint8Array(train.count);
  const cases: CandidateCase[] = [];
  for (let user = 0; user < rowCount; user++) {
    const own = new Set(column.subarray(start[user], start[user + 1]));
    const drawn = start[user]! + random.integer(own.size);
    const position = newest ? findNewest(train, user, newest) : drawn;
    hidden[position] = 1;
    const negatives = new Set<number>();
    const enough = Math.min(VALIDATION_NEGATIVES, train.itemCount - own.size);
    while (negatives.size < enough) {
      const item = random.integer(train.itemCount);
      if (!own.has(item)) negatives.add(item);
    }
    cases.push({ user, target: column[position]!, candidates: Int32Array.from(negatives) });
  }
  return { train: train.filter((_user, _item, _value, position) => hidden[position] === 0), cases };
}

function findNewest(
  train: Interactions,
  user: number,
  newest: NonNullable<PrepareOptions['newest']>,
): number {
  const { start, column } = train.matrix;
  let best = start[user]!;
  let highest = -Infinity;
  for (let p = start[user]!; p < start[user + 1]!; p++) {
    const place = newest(Number(train.users.idAt(user)), Number(train.items.idAt(column[p]!)));
    if (place > highest) [best, highest] = [p, place];
  }
  return best;
}

async function measure(
  model: Model,
  train: Interactions,
  cases: readonly CandidateCase[],
  options: MeasureOptions,
): Promise<Measured> {
  const { now, onProgress } = options;
  const began = now();
  if (!options.fitted) {
    await model.fit(train, {
      ...options.fit,
      keepUsers: false,
      onProgress: ({ step, done, total }) => onProgress?.((0.9 * done) / total, step),
    });
  }
  const fitted = now();
  onProgress?.(0.9, 'measure');
  const once = evaluateCandidates(model, train, cases, { k: K });
  const rival = evaluateCandidates(model, train, cases, { k: K, duplicates: 'rival' });
  const [hits, gains] = bootstrapIntervals(
    [
      Float32Array.from(once.places, (place) => (place <= K ? 1 : 0)),
      Float32Array.from(once.places, (place) => (place <= K ? 1 / Math.log2(place + 1) : 0)),
    ],
    { random: createRandom(1), resamples: RESAMPLES },
  );
  return {
    metrics: { 'hr@10': once.hitRate, 'ndcg@10': once.ndcg },
    intervals: { 'hr@10': hits!, 'ndcg@10': gains! },
    samples: once.users,
    extra: { 'own copies as rivals': `${rival.hitRate.toFixed(4)} / ${rival.ndcg.toFixed(4)}` },
    fitSeconds: (fitted - began) / 1000,
    measureSeconds: (now() - fitted) / 1000,
  };
}
