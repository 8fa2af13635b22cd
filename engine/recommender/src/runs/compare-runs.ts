// What differs between two runs: the circumstances that make figures comparable or not, parameters, metrics, costs.

import type { Json } from '../model-state.ts';
import type { RunRecord } from './run-record.ts';

export interface MetricChange {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  /**
   * Whether the two intervals lie apart; null where one has none. Apart means a difference; overlapping ones may hide one, which
   * a paired test on the same users would find (comparePaired).
   */
  readonly apart: boolean | null;
}

export interface RunComparison {
  /** Why the figures cannot be set side by side: other data or another split. Empty when they can. */
  readonly incomparable: readonly string[];
  /** Circumstances that differ, such as the seed, the commit and the machine, with both values. */
  readonly circumstances: { readonly [field: string]: readonly [before: Json, after: Json] };
  /** Parameters that differ; null stands for one that the other run does not have. */
  readonly parameters: { readonly [name: string]: readonly [before: Json, after: Json] };
  /** Metrics that both have. */
  readonly metrics: readonly MetricChange[];
  /** Seconds of all phases, and peak memory: after / before; null when not known. */
  readonly costs: { readonly seconds: number | null; readonly peakMemory: number | null };
}

export function compareRuns(before: RunRecord, after: RunRecord): RunComparison {
  const incomparable: string[] = [];
  if (before.dataHash !== after.dataHash)
    incomparable.push(`learnt from other data: ${before.dataHash} and ${after.dataHash}`);
  if (before.split !== after.split)
    incomparable.push(`measured on another split: ${before.split ?? 'none'} and ${after.split ?? 'none'}`);
  const circumstances = ({ model, seed, commit, version, machine }: RunRecord) => ({
    model,
    seed,
    commit,
    version,
    machine,
  });
  return {
    incomparable,
    circumstances: differences(circumstances(before), circumstances(after)),
    parameters: differences(before.parameters, after.parameters),
    metrics: Object.entries(before.metrics).flatMap(([name, own]) => {
      const other = after.metrics[name];
      if (!other) return [];
      const [a, b] = [own.interval, other.interval];
      const apart = a && b ? a.high < b.low || b.high < a.low : null;
      return [{ name, before: own.value, after: other.value, difference: other.value - own.value, apart }];
    }),
    costs: {
      seconds: ratio(total(before.seconds), total(after.seconds)),
      peakMemory: ratio(before.peakMemory, after.peakMemory),
    },
  };
}

function differences(
  before: { readonly [name: string]: Json },
  after: { readonly [name: string]: Json },
): { [name: string]: readonly [Json, Json] } {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, [before[name] ?? null, after[name] ?? null]] as const)
      .filter(([, [a, b]]) => JSON.stringify(a) !== JSON.stringify(b)),
  );
}

function total(seconds: RunRecord['seconds']): number {
  return Object.values(seconds).reduce((sum, value) => sum + value, 0);
}

function ratio(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 ? null : after / before;
}
