// Hour, weekday, age of the title and recency of each row, from its time.

import type { Step } from './pipeline.ts';
import { rowStep } from './row-step.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export interface TimeFeatureOptions {
  /** Milliseconds in one unit of the field `time`, counted from 1970. Default 1000: seconds. */
  readonly unit?: number;
  /** Minutes that local time is ahead of UTC. Default 0. */
  readonly offset?: number;
  /** The moment that recency is counted from, in the unit of the field `time`; without it there is no recency. */
  readonly now?: number;
}

/**
 * Adds `hour` (0 to 23), `weekday` (1 Monday to 7 Sunday), `titleAge` (years from the field `year` of the title to the year of the
 * row; below 0 where a title was rated before it came out) and `recency` (days before `now`). Null where the time, or the year,
 * is missing or not one that a calendar has.
 */
export function addTimeFeatures(options: TimeFeatureOptions = {}): Step {
  const { unit = 1000, offset = 0, now } = options;
  return rowStep('time features', ({ time, year }) => {
    const moment = typeof time === 'number' ? new Date(time * unit + offset * MINUTE) : null;
    // A Date holds 100 million days around 1970; beyond, its parts are NaN.
    const known = moment !== null && !Number.isNaN(moment.getTime());
    return {
      set: {
        hour: known ? moment.getUTCHours() : null,
        weekday: known ? moment.getUTCDay() || 7 : null,
        titleAge: known && typeof year === 'number' ? moment.getUTCFullYear() - year : null,
        ...(now !== undefined && {
          recency: known && typeof time === 'number' ? ((now - time) * unit) / DAY : null,
        }),
      },
      why: known ? 'time features added' : 'without a time',
    };
  });
}
