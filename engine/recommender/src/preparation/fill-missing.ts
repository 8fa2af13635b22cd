// Decides what becomes of missing values.

import type { Step } from './pipeline.ts';
import { rowStep } from './row-step.ts';

/** By field: `drop` the row, or the value to `fill` in. Missing is null, undefined and NaN; other fields may be missing. */
export function fillMissing(rules: { readonly [field: string]: 'drop' | { readonly fill: unknown } }): Step {
  const fields = Object.entries(rules);
  return rowStep('missing values', (row) => {
    const set: { [field: string]: unknown } = {};
    const filled: string[] = [];
    for (const [field, rule] of fields) {
      const value = row[field];
      if (value !== undefined && value !== null && !Number.isNaN(value)) continue;
      if (rule === 'drop') return { drop: `${field} is missing` };
      set[field] = rule.fill;
      filled.push(field);
    }
    return filled.length > 0 ? { set, why: `${filled.join(' and ')} filled in` } : null;
  });
}
