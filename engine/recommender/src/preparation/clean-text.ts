// Tidies text: one form for equal letters, no invisible characters, single spaces.

import type { Step } from './pipeline.ts';
import { rowStep } from './row-step.ts';

/** Unicode NFC, control and zero-width characters out, runs of white space to one space, none at the ends. */
export function cleanText(fields: readonly string[]): Step {
  return rowStep('clean text', (row) => {
    const cleaned = fields
      .filter((field) => typeof row[field] === 'string')
      .map((field) => [field, clean(String(row[field]))] as const);
    return { set: Object.fromEntries(cleaned), why: 'tidied' };
  });
}

function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}|[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .trim();
}
