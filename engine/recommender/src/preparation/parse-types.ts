// Turns fields that came as text into what they stand for, and drops rows where that cannot be.

import type { Step } from './pipeline.ts';
import { rowStep } from './row-step.ts';

/**
 * - `id`: a whole number where text and number say the same, else the text, so that no two ids become one
 * - `number`: finite
 * - `integer`: a whole number up to 2^53
 * - `text`: a string; numbers and truth values are written out
 */
export type FieldType = 'id' | 'number' | 'integer' | 'text';

/** Absent, empty and blank values become null, for fillMissing to decide on. */
export function parseTypes(types: { readonly [field: string]: FieldType }): Step {
  const fields = Object.entries(types);
  return rowStep('types', (row) => {
    const set: { [field: string]: unknown } = {};
    for (const [field, type] of fields) {
      const value = row[field];
      if (isMissing(value)) {
        set[field] = null;
        continue;
      }
      const parsed = parse(value, type);
      if (parsed === undefined)
        return { drop: `${field} is not ${type === 'id' ? 'an id' : `of type ${type}`}` };
      set[field] = parsed;
    }
    return { set, why: 'converted' };
  });
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Undefined where the value is not of the type. */
function parse(value: unknown, type: FieldType): number | string | undefined {
  if (type === 'text') return isScalar(value) ? String(value) : undefined;
  if (type === 'id') {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
    if (typeof value !== 'string') return undefined;
    const text = value.trim();
    const exact = Number(text);
    return Number.isSafeInteger(exact) && String(exact) === text ? exact : text;
  }
  // Number() reads truth values, lists and hexadecimal text too, which no file of ratings means.
  if (
    typeof value !== 'number' &&
    !(typeof value === 'string' && /^\s*[-+]?[\d.]+(e[-+]?\d+)?\s*$/i.test(value))
  )
    return undefined;
  const read = Number(value);
  return (type === 'integer' ? Number.isSafeInteger(read) : Number.isFinite(read)) ? read : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
