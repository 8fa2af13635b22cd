// Turns a field that holds several values in one text into a list.

import type { Step } from './pipeline.ts';
import { rowStep } from './row-step.ts';

/** Each value once, in order, without spaces around; `none` are texts that stand for an empty list. Lists stay as they are. */
export function splitList(
  field: string,
  options: { readonly separator?: string; readonly none?: readonly string[] } = {},
): Step {
  const { separator = '|', none = ['(no genres listed)'] } = options;
  return rowStep(`list of ${field}`, (row) => {
    const value = row[field];
    if (Array.isArray(value)) return null;
    if (value === undefined || value === null) return { set: { [field]: [] }, why: 'nothing listed' };
    if (typeof value !== 'string') return { drop: `${field} is not text` };
    const parts = value.split(separator).map((part) => part.trim());
    const listed = [...new Set(parts)].filter((part) => part !== '' && !none.includes(part));
    return { set: { [field]: listed }, why: listed.length > 0 ? 'split' : 'nothing listed' };
  });
}
