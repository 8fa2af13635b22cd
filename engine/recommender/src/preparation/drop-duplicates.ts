// Keeps one of the rows that are about the same thing.

import type { Row, Step } from './pipeline.ts';

/**
 * Rows are duplicates when the fields of `key` are equal. `first` keeps the first and streams; `newest` keeps the one with the
 * highest `time` (the last of equals; a row without a time is older than any), and holds rows back until the end, where they
 * come in the order of the first of each.
 */
export function dropDuplicates(options: {
  readonly key: readonly string[];
  readonly keep?: 'first' | 'newest';
  readonly time?: string;
}): Step {
  const { key, keep = 'first', time = 'time' } = options;
  const why = `another row has the same ${key.join(' and ')}`;
  // As JSON, so that the id 1 and the id "1" differ, and no separator can be part of a value.
  const keyOf = (row: Row): string => JSON.stringify(key.map((field) => row[field]));
  const name = 'duplicates';
  if (keep === 'first') {
    return {
      name,
      memory: 'the key of every row',
      start() {
        const seen = new Set<string>();
        return {
          push(row, out) {
            const own = keyOf(row);
            if (seen.has(own)) return out.drop(row, why);
            seen.add(own);
            out.keep(row);
          },
        };
      },
    };
  }
  const timeOf = (row: Row): number => (typeof row[time] === 'number' ? row[time] : -Infinity);
  return {
    name,
    memory: 'one row a key',
    start() {
      const kept = new Map<string, Row>();
      return {
        push(row, out) {
          const own = keyOf(row);
          const before = kept.get(own);
          if (before && timeOf(before) > timeOf(row)) return out.drop(row, why);
          if (before) out.drop(before, why);
          kept.set(own, row);
        },
        end(out) {
          for (const row of kept.values()) out.keep(row);
        },
      };
    },
  };
}
