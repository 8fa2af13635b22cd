// Decides what becomes of numbers outside of their range.

import type { Step } from './pipeline.ts';
import { rowStep } from './row-step.ts';

export interface FieldRange {
  readonly low: number;
  readonly high: number;
  /** `drop` the row, `clip` the value to the range, or `clear` it to null. */
  readonly outside: 'drop' | 'clip' | 'clear';
}

/** Fields that are not numbers are left alone. */
export function checkRanges(ranges: { readonly [field: string]: FieldRange }): Step {
  const fields = Object.entries(ranges);
  return rowStep('ranges', (row) => {
    const set: { [field: string]: unknown } = {};
    const faults: string[] = [];
    for (const [field, { low, high, outside }] of fields) {
      const value = row[field];
      if (typeof value !== 'number' || (value >= low && value <= high)) continue;
      if (outside === 'drop') return { drop: `${field} is outside of ${low} to ${high}` };
      set[field] = outside === 'clear' || Number.isNaN(value) ? null : Math.min(high, Math.max(low, value));
      faults.push(`${field} ${outside === 'clip' ? 'clipped' : 'cleared'}`);
    }
    return faults.length > 0 ? { set, why: faults.join(', ') } : null;
  });
}
