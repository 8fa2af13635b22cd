// A step that looks at each row by itself.

import type { Row, Step } from './pipeline.ts';

/** What becomes of a row: new values of some fields, or a reason to drop it. */
export type RowVerdict = { readonly set: Row; readonly why: string } | { readonly drop: string } | null;

/** `judge` gives null for a row that stays as it is. Values that are the ones there already are no change. */
export function rowStep(name: string, judge: (row: Row) => RowVerdict): Step {
  return {
    name,
    memory: 'nothing',
    start: () => ({
      push(row, out) {
        const verdict = judge(row);
        if (verdict === null) out.keep(row);
        else if ('drop' in verdict) out.drop(row, verdict.drop);
        else if (Object.entries(verdict.set).every(([field, value]) => field in row && row[field] === value))
          out.keep(row);
        else out.change(row, { ...row, ...verdict.set }, verdict.why);
      },
    }),
  };
}
