// Takes the year out of a title like "Metropolis (1927)".

import type { Step } from './pipeline.ts';
import { rowStep } from './row-step.ts';

/** Sets `title` without the year, and `year`; null where the title ends with none. A year field that is there already stays. */
export function splitTitleYear(): Step {
  return rowStep('year of the title', ({ title, year }) => {
    if (typeof title !== 'string') return { set: { year: year ?? null }, why: 'without a title' };
    const found = /^(.*\S)\s*\((\d{4})(?:[-–]\d{0,4})?\)\s*$/su.exec(title);
    if (!found) return { set: { year: year ?? null }, why: 'without a year' };
    return { set: { title: found[1], year: year ?? Number(found[2]) }, why: 'year taken out' };
  });
}
