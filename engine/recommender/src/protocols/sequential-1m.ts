// MovieLens-1M, the next item by full ranking, as the papers on sequential transformers measure.

import type { Split } from '../evaluation/split.ts';
import { InteractionsBuilder } from '../interactions.ts';
import type { Interactions } from '../interactions.ts';
import { measureSplit } from './measure-split.ts';
import type { Protocol, ProtocolTask } from './protocol.ts';
import { failAtLine, readNumber } from './read-ratings.ts';
import { sequentialLiterature, sequentialRows } from './sequential-1m-rows.ts';

const FILE = 'movielens-1m-sequential/interactions.txt';

/**
 * The last item of each user is the test; the one before is for validation and is part of what the model is told at the test,
 * not of what it learns from. All items compete; ties count against the target.
 */
export const sequential1m: Protocol = {
  name: 'sequential-1m',
  summary: 'MovieLens-1M, the next item of each user among all 3,416',
  paper: 'W.-C. Kang, J. McAuley, Self-Attentive Sequential Recommendation, ICDM 2018; full ranking',
  files: [FILE],
  metrics: [
    { name: 'recall@10', label: 'Recall@10', better: 'higher' },
    { name: 'ndcg@10', label: 'NDCG@10', better: 'higher' },
  ],
  rows: sequentialRows,
  literature: sequentialLiterature,
  prepare(lines, { part = 'test' } = {}): ProtocolTask {
    const data = readSequences(lines(FILE));
    const split = splitSequences(data, part);
    return {
      data: {
        users: data.userCount,
        items: data.itemCount,
        interactions: data.count,
        hash: split.train.hash,
      },
      incomparable: part === 'test' ? null : 'this is the validation part',
      split,
      validation: null,
      measure: (model, options) =>
        measureSplit(model, split, options, { ks: [10], names: ['recall@10', 'ndcg@10'] }),
    };
  },
};

/** Lines `user item` in the order of time; the number of the line is the time. */
function readSequences(lines: Iterable<string>): Interactions {
  const builder = new InteractionsBuilder();
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (line === '') continue;
    const [user, item] = line.split(' ', 2).map(readNumber);
    if (!Number.isInteger(user) || !Number.isInteger(item)) failAtLine(number, line, 'user and item');
    builder.add(user!, item!, 1, number);
  }
  return builder.build();
}

function splitSequences(data: Interactions, part: 'test' | 'validation'): Split {
  const places = placesFromEnd(data);
  const asked = part === 'validation' ? 1 : 0;
  return {
    name: part,
    train: data.filter((_user, _item, _value, position) => places[position]! >= 2),
    histories: data.filter((_user, _item, _value, position) => places[position]! > asked),
    heldOut: data.filter((_user, _item, _value, position) => places[position] === asked),
  };
}

/** Entries by their place from the end of the user's sequence, 0 for the last. */
function placesFromEnd(data: Interactions): Int32Array {
  const { start, rowCount } = data.matrix;
  const places = new Int32Array(data.count);
  for (let u = 0; u < rowCount; u++) {
    const order = Array.from({ length: start[u + 1]! - start[u]! }, (_, k) => start[u]! + k);
    order
      .sort((a, b) => data.times![b]! - data.times![a]!)
      .forEach((position, place) => (places[position] = place));
  }
  return places;
}
