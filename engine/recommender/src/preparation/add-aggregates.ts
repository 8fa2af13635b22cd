// Activity of users, popularity of items and mean ratings, as fields of each row.

import type { Row, Step } from './pipeline.ts';

export interface AggregateOptions {
  /** The field whose rows are counted together, for example `user` (activity) or `item` (popularity). */
  readonly by: string;
  /** The field for the number of rows. */
  readonly count: string;
  /** The field for the mean of `value`; null where no row counts. Left out: no mean. */
  readonly mean?: string;
  /** What the mean is of. Default `value`; rows where it is no number do not count in it. */
  readonly value?: string;
  /**
   * `before` (default) looks at the rows before this one in the stream, so that nothing of the future leaks into a feature;
   * `overall` at all rows, this one included, and holds them back until the end.
   */
  readonly over?: 'before' | 'overall';
}

interface Tally {
  rows: number;
  valued: number;
  mean: number;
}

export function addAggregates(options: AggregateOptions): Step {
  const { by, count, mean, value = 'value', over = 'before' } = options;
  const why = mean === undefined ? `${count} added` : `${count} and ${mean} added`;
  const add = (tallies: Map<unknown, Tally>, row: Row): void => {
    const tally = tallies.get(row[by]) ?? { rows: 0, valued: 0, mean: 0 };
    tally.rows++;
    const own = row[value];
    // A running mean: sums of millions of values would lose digits.
    if (typeof own === 'number') tally.mean += (own - tally.mean) / ++tally.valued;
    tallies.set(row[by], tally);
  };
  const features = (tally: Tally | undefined): Row => ({
    [count]: tally?.rows ?? 0,
    ...(mean !== undefined && { [mean]: tally && tally.valued > 0 ? tally.mean : null }),
  });
  const name = `rows by ${by}${over === 'before' ? ' so far' : ''}`;
  if (over === 'before') {
    return {
      name,
      memory: `three numbers for each ${by}`,
      start() {
        const tallies = new Map<unknown, Tally>();
        return {
          push(row, out) {
            out.change(row, { ...row, ...features(tallies.get(row[by])) }, why);
            add(tallies, row);
          },
        };
      },
    };
  }
  return {
    name,
    memory: 'all rows',
    start() {
      const tallies = new Map<unknown, Tally>();
      const rows: Row[] = [];
      return {
        push(row) {
          add(tallies, row);
          rows.push(row);
        },
        end(out) {
          for (const row of rows) out.change(row, { ...row, ...features(tallies.get(row[by])) }, why);
          rows.length = 0;
        },
      };
    },
  };
}
