// Adds fields of another set of rows, for example the year of a title to its ratings.

import type { Row, Step } from './pipeline.ts';

/** Looks `row[by]` up among the `from` rows by their field `key`; fields are null where there is none. */
export function joinFields(options: {
  readonly by: string;
  readonly from: Iterable<Row>;
  readonly key: string;
  readonly fields: readonly string[];
}): Step {
  const { by, from, key, fields } = options;
  const found = new Map<unknown, Row>();
  for (const row of from)
    found.set(row[key], Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
  const nothing: Row = Object.fromEntries(fields.map((field) => [field, null]));
  return {
    name: `${fields.join(', ')} by ${by}`,
    memory: 'the joined fields of the other rows',
    start: () => ({
      push(row, out) {
        const own = found.get(row[by]);
        out.change(row, { ...row, ...(own ?? nothing) }, own ? 'joined' : `no other row has this ${by}`);
      },
    }),
  };
}
