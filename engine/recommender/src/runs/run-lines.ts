// Run records as lines of JSON, and back with every field checked.

import { RecommenderError } from '../errors.ts';
import type { Json } from '../model-state.ts';
import type { RunRecord } from './run-record.ts';

/** One record a line, each line ended. */
export function formatRuns(runs: Iterable<RunRecord>): string {
  return Array.from(runs, (run) => `${JSON.stringify(run)}\n`).join('');
}

/**
 * Reads lines of JSON; blank ones are skipped, fields that are not known are left aside.
 *
 * @throws RecommenderError `invalid-run-record` with the number of the line and the field that is wrong.
 */
export function parseRuns(text: string): RunRecord[] {
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [parseRun(line, at + 1)]));
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isSeconds: Check = (value) => typeof value === 'number' && value >= 0;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isRecordOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);
const isInterval: Check = (value) => isRecord(value) && isNumber(value['low']) && isNumber(value['high']);
const isMetric: Check = (value) =>
  isRecord(value) && isNumber(value['value']) && orNull(isInterval)(value['interval']);

/** What each field must be, and in words. */
const fields: { readonly [field in keyof RunRecord]: readonly [Check, string] } = {
  format: [(value) => value === 1, 'must be 1'],
  id: [(value) => isText(value) && value !== '', 'must be text'],
  startedAt: [
    (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value),
    'must be a time like 2026-01-31T12:00:00Z',
  ],
  model: [isText, 'must be text'],
  parameters: [isRecord, 'must be an object'],
  seed: [isNumber, 'must be a number'],
  dataHash: [(value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value), 'must be 32 hex digits'],
  split: [orNull(isText), 'must be text or null'],
  commit: [orNull(isText), 'must be text or null'],
  version: [isText, 'must be text'],
  machine: [isText, 'must be text'],
  seconds: [isRecordOf(isSeconds), 'must be numbers of at least 0 by phase'],
  peakMemory: [orNull(isSeconds), 'must be bytes or null'],
  metrics: [isRecordOf(isMetric), 'must be values with an interval or null by name'],
};

function parseRun(line: string, number: number): RunRecord {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line) as Json;
  } catch (cause) {
    throw new RecommenderError('invalid-run-record', `Cannot read run record ${number}: it is not JSON`, {
      cause,
    });
  }
  if (!isRecord(parsed))
    throw new RecommenderError('invalid-run-record', `Cannot read run record ${number}: it is not an object`);
  const record = parsed;
  for (const [field, [check, must]] of Object.entries(fields)) {
    if (check(record[field])) continue;
    const shown = JSON.stringify(record[field]) as string | undefined;
    throw new RecommenderError(
      'invalid-run-record',
      `Cannot read run record ${number}: ${field} ${must}, not ${(shown ?? 'missing').slice(0, 100)}`,
    );
  }
  return Object.fromEntries(
    Object.keys(fields).map((field) => [field, record[field]]),
  ) as unknown as RunRecord;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
