import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Ensemble } from '../models/ensemble.ts';
import { Popularity } from '../models/popularity.ts';
import { UserKnn } from '../models/user-knn.ts';
import { formatMarkdown, tabulateProtocol } from './format-protocol.ts';
import { liang } from './liang.ts';
import { ncf1m } from './ncf-1m.ts';
import { protocols } from './protocols.ts';
import type { Protocol } from './protocol.ts';
import { runProtocol, selectRows } from './run-protocol.ts';

const files: { readonly [file: string]: readonly string[] } = {
  'movielens-1m-ncf/train.rating': ['1\t1', '1\t2', '2\t1', '2\t2', '2\t3', '3\t1', '3\t4'],
  'movielens-1m-ncf/test.negative': ['(1,3)\t4', '(3,2)\t3'],
};
let fits = 0;
class Counted extends Popularity {
  override fit(...args: Parameters<Popularity['fit']>): Promise<void> {
    fits += 1;
    return super.fit(...args);
  }
}
const protocol: Protocol = {
  ...ncf1m,
  rows: [
    {
      id: 'popularity',
      name: 'popularity',
      make: () => new Counted(),
      published: { figures: { 'hr@10': 0.9, 'ndcg@10': 0.5 }, source: 'a paper' },
    },
    { id: 'user-knn', name: 'user-kNN', make: () => new UserKnn() },
    {
      id: 'both',
      name: 'both',
      members: ['popularity', 'user-knn'],
      make: (members) =>
        new Ensemble(
          members.map((model) => ({ model, weight: 1 })),
          { refit: false },
        ),
    },
  ],
};
const task = () => protocol.prepare((file) => files[file] ?? []);
const now = () => 0;

test('runProtocol() gives every row with its published figures and the difference', async () => {
  fits = 0;
  const shares: number[] = [];
  const [popularity, knn, both] = await runProtocol(protocol, task(), {
    now,
    onProgress: (share) => shares.push(share),
  });
  assert.ok(Math.abs((popularity?.difference?.['hr@10'] ?? 0) - 0.1) < 1e-9);
  assert.deepEqual([knn?.published, knn?.difference, knn?.kind], [null, null, 'user-knn']);
  assert.equal(both?.kind, 'ensemble');
  assert.equal(fits, 1, 'members are fitted once');
  assert.equal(shares.at(-1), 1);
});

test('runProtocol() fits the members of an ensemble that was asked for alone', async () => {
  fits = 0;
  const results = await runProtocol(protocol, task(), { now, rows: selectRows(protocol, ['both']) });
  assert.deepEqual(
    results.map(({ id }) => id),
    ['both'],
  );
  assert.equal(fits, 1);
});

test('runProtocol() compares nothing with published figures on the validation part', async () => {
  const validation = protocol.prepare((file) => files[file] ?? [], { part: 'validation' });
  const [popularity] = await runProtocol(protocol, validation, { now });
  assert.equal(popularity?.published, null);
});

test('runProtocol() learns the weights of a row with stack where the task has validation users', async () => {
  const asked: (readonly number[] | undefined)[] = [];
  const stacked: Protocol = {
    ...liang,
    rows: [
      { id: 'popularity', name: 'popularity', make: () => new Popularity() },
      { id: 'user-knn', name: 'user-kNN', make: () => new UserKnn() },
      {
        id: 'both',
        name: 'both',
        members: ['popularity', 'user-knn'],
        stack: {},
        make(members, weights) {
          asked.push(weights?.map(({ weight }) => weight));
          return new Ensemble(
            members.map((model, m) => ({ model, ...weights?.[m] })),
            { refit: false },
          );
        },
      },
    ],
  };
  // 60 users who like 8 of the 12 titles of their circle.
  const lines = Array.from({ length: 480 }, (_, at) => {
    const user = Math.floor(at / 8);
    return `${user},${(user % 2) * 12 + ((user * 5 + (at % 8)) % 12)},5`;
  });
  for (const part of ['test', 'validation'] as const) {
    await runProtocol(
      stacked,
      stacked.prepare(() => lines, { part }),
      { now, rows: selectRows(stacked, ['both']) },
    );
  }
  const [learnt, given] = asked;
  assert.ok(learnt![1]! > 0.2, `user-kNN tells the circles apart: ${learnt?.join(' ')}`);
  assert.equal(given, undefined);
});

test('selectRows() refuses a model that the protocol does not have', () => {
  assert.throws(() => selectRows(protocol, ['oracle']), /its models are popularity, user-knn, both/);
});

test('tabulateProtocol() writes figures with intervals, published figures and signed differences', async () => {
  const results = await runProtocol(protocol, task(), { now });
  const markdown = formatMarkdown(tabulateProtocol(protocol, results));
  const [head = '', , first = '', second = ''] = markdown.split('\n');
  assert.match(
    head,
    /\| model \| HR@10 \| NDCG@10 \| published \| difference \| own copies as rivals \| fit, s \|/,
  );
  assert.match(first, /\| popularity \| 1\.0000 ±0\.0000 \| .* \| 0\.9000 \/ 0\.5000 \| \+0\.1000 \/ \+/);
  assert.match(second, /\| - \| - \|/);
});

test('every protocol has rows of different ids, members that are rows, and figures by the names of its metrics', () => {
  for (const { name, rows, literature, metrics, files: needed } of protocols) {
    const ids = rows.map((row) => row.id);
    assert.equal(new Set(ids).size, ids.length, name);
    assert.ok(
      ids.every((id) => /^[a-z0-9+-]+$/.test(id)),
      name,
    );
    assert.ok(
      rows.every((row) => (row.members ?? []).every((member) => ids.includes(member))),
      name,
    );
    const known = new Set(metrics.map((metric) => metric.name));
    for (const { figures } of [...rows.flatMap((row) => row.published ?? []), ...literature])
      assert.ok(
        Object.keys(figures).every((metric) => known.has(metric)),
        name,
      );
    assert.ok(needed.length > 0);
  }
});
