// The k-core: only users and items with enough rows, among rows of such users and items alone.

import type { Row, Step } from './pipeline.ts';

/**
 * Takes rows away, users and items in turn, until each of those left has at least its minimum: the largest such set, which does
 * not depend on the order (S. Seidman, "Network structure and minimum degree", 1983). A row costs the same however many rounds
 * there are. Holds all rows back until the end; order is kept.
 */
export function keepCore(minimum: { readonly user: number; readonly item: number }): Step {
  return {
    name: `core of ${minimum.user} rows a user, ${minimum.item} a title`,
    memory: 'all rows',
    start() {
      const rows: Row[] = [];
      return {
        push: (row) => void rows.push(row),
        end(out) {
          const lost = removeOutside(rows, minimum);
          rows.forEach((row, at) => {
            const why = lost[at];
            if (why) out.drop(row, `the ${why} has fewer than ${minimum[why]} rows`);
            else out.keep(row);
          });
          rows.length = 0;
        },
      };
    },
  };
}

type Side = 'user' | 'item';

/** By place of the row: whose lack of rows took it away, or nothing. */
function removeOutside(
  rows: readonly Row[],
  minimum: { readonly [side in Side]: number },
): (Side | undefined)[] {
  const sides: readonly Side[] = ['user', 'item'];
  const places = { user: new Map<unknown, number[]>(), item: new Map<unknown, number[]>() };
  rows.forEach((row, at) => {
    for (const side of sides) {
      const own = places[side].get(row[side]);
      if (own) own.push(at);
      else places[side].set(row[side], [at]);
    }
  });
  const left = { user: new Map<unknown, number>(), item: new Map<unknown, number>() };
  const waiting: [Side, unknown][] = [];
  for (const side of sides) {
    for (const [id, own] of places[side]) {
      left[side].set(id, own.length);
      if (own.length < minimum[side]) waiting.push([side, id]);
    }
  }
  const lost: (Side | undefined)[] = Array.from({ length: rows.length });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [side, id] = next;
    const other: Side = side === 'user' ? 'item' : 'user';
    for (const at of places[side].get(id)!) {
      if (lost[at]) continue;
      lost[at] = side;
      const opposite = rows[at]![other];
      const count = left[other].get(opposite)! - 1;
      left[other].set(opposite, count);
      // Exactly once, when it falls below.
      if (count === minimum[other] - 1) waiting.push([other, opposite]);
    }
  }
  return lost;
}
