// Ways to hide a part of a data set from a model, so that it can be asked for it.

import { RecommenderError, checkParameter } from '../errors.ts';
import { IdIndex } from '../id-index.ts';
import { Interactions } from '../interactions.ts';
import type { Random } from '../random.ts';

/** What to fit on, what to ask with, and what to look for. All three share one item index. */
export interface Split {
  readonly name: string;
  readonly train: Interactions;
  /** Row u: what the model is told of test user u. */
  readonly histories: Interactions;
  /** Row u: what is hidden of test user u, only liked items (value above 0). Users with an empty row are not asked about. */
  readonly heldOut: Interactions;
}

/**
 * Weak generalisation: of every user a random `fraction` (default 0.2) of the liked items is hidden, rounded to the nearest
 * count, at least one where the user has two. The model may see the rest in training.
 */
export function splitRandom(data: Interactions, options: { random: Random; fraction?: number }): Split {
  const fraction = checkParameter('fraction', options.fraction ?? 0.2, 0, 1);
  const hidden = new Uint8Array(data.count);
  eachUser(data, (liked) => {
    const count = hideCount(liked.length, fraction);
    for (const position of options.random.shuffle(liked).slice(0, count)) hidden[position] = 1;
  });
  return divide(`random ${fraction}`, data, hidden);
}

/** The newest liked item of every user with at least two is hidden; among equal times, and without times, a random one. */
export function splitLeaveOneOut(data: Interactions, options: { random: Random }): Split {
  const hidden = new Uint8Array(data.count);
  eachUser(data, (liked) => {
    if (liked.length < 2) return;
    options.random.shuffle(liked);
    let last = liked[0]!;
    for (const position of liked)
      if (data.times && data.times[position]! > data.times[last]!) last = position;
    hidden[last] = 1;
  });
  return divide('leave-one-out', data, hidden);
}

/**
 * One cut in time for everybody: the newest `fraction` (default 0.2) of all entries lies behind it. What users liked behind
 * the cut is hidden; everything else behind it is dropped. New users and items are part of the task.
 *
 * @throws RecommenderError `unsupported` when the data has no times.
 */
export function splitTemporal(data: Interactions, options: { fraction?: number } = {}): Split {
  const fraction = checkParameter('fraction', options.fraction ?? 0.2, 0, 1);
  const { times } = data;
  if (!times) throw new RecommenderError('unsupported', 'Cannot split by time: the data set has no times');
  const sorted = times.filter((time) => !Number.isNaN(time)).sort();
  const cut = sorted[Math.floor(sorted.length * (1 - fraction))] ?? Infinity;
  const train = data.filter((_user, _item, _value, position) => !(times[position]! >= cut));
  return {
    name: `temporal ${fraction}`,
    train,
    histories: train,
    heldOut: data.filter((_user, _item, value, position) => value > 0 && times[position]! >= cut),
  };
}

/**
 * Strong generalisation (D. Liang et al., WWW 2018): `testUsers` random users are kept out of training altogether; of each a
 * random `fraction` (default 0.2) of the liked items is hidden and the rest is what the model is told. Hidden items that no
 * training user has are dropped.
 */
export function splitUsers(
  data: Interactions,
  options: { random: Random; testUsers: number; fraction?: number },
): Split {
  const fraction = checkParameter('fraction', options.fraction ?? 0.2, 0, 1);
  checkParameter('testUsers', options.testUsers, 1, data.userCount - 1);
  const order = options.random.shuffle(Int32Array.from({ length: data.userCount }, (_, u) => u));
  const test = selectUsers(data, order.slice(0, options.testUsers).sort());
  const train = selectUsers(data, order.slice(options.testUsers).sort());
  const seen = train.byItem.start;
  const hidden = new Uint8Array(test.count);
  eachUser(test, (liked) => {
    const count = hideCount(liked.length, fraction);
    for (const position of options.random.shuffle(liked).slice(0, count)) hidden[position] = 1;
  });
  const { histories, heldOut } = divide('', test, hidden);
  const known = heldOut.filter((_user, item) => seen[item + 1]! > seen[item]!);
  return { name: `strong generalisation, ${options.testUsers} users`, train, histories, heldOut: known };
}

/** The rows of chosen users (dense indices), with a user index of their own and the same items. */
export function selectUsers(data: Interactions, users: Int32Array): Interactions {
  const { start, column, value, columnCount } = data.matrix;
  const outStart = new Int32Array(users.length + 1);
  users.forEach((user, i) => (outStart[i + 1] = outStart[i]! + start[user + 1]! - start[user]!));
  const count = outStart[users.length]!;
  const outColumn = new Int32Array(count);
  const outValue = new Float32Array(count);
  const outTimes = data.times ? new Float64Array(count) : null;
  users.forEach((user, i) => {
    outColumn.set(column.subarray(start[user], start[user + 1]), outStart[i]);
    outValue.set(value.subarray(start[user], start[user + 1]), outStart[i]);
    outTimes?.set(data.times!.subarray(start[user], start[user + 1]), outStart[i]);
  });
  const ids = IdIndex.from(Array.from(users, (user) => data.users.idAt(user)));
  const matrix = { rowCount: users.length, columnCount, start: outStart, column: outColumn, value: outValue };
  return new Interactions(ids, data.items, matrix, outTimes);
}

/** Calls back with the positions of the liked entries of every user. */
function eachUser(data: Interactions, visit: (liked: number[]) => void): void {
  const { start, value, rowCount } = data.matrix;
  for (let user = 0; user < rowCount; user++) {
    const liked: number[] = [];
    for (let p = start[user]!; p < start[user + 1]!; p++) if (value[p]! > 0) liked.push(p);
    visit(liked);
  }
}

function hideCount(liked: number, fraction: number): number {
  return liked < 2 ? 0 : Math.min(liked - 1, Math.max(1, Math.round(liked * fraction)));
}

function divide(name: string, data: Interactions, hidden: Uint8Array): Split {
  const train = data.filter((_user, _item, _value, position) => hidden[position] === 0);
  const heldOut = data.filter((_user, _item, _value, position) => hidden[position] === 1);
  return { name, train, histories: train, heldOut };
}
