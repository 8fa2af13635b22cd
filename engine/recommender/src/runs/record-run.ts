// Collects the record of a run while it runs: phases with their seconds, peak memory, and metrics at the end.

import { RecommenderError } from '../errors.ts';
import type { Evaluation, MetricName } from '../evaluation/evaluate.ts';
import type { Model } from '../model.ts';
import type { RunRecord } from './run-record.ts';

export interface RunProbes {
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Bytes that the process holds now, or the most it held so far; left out: not recorded. */
  readonly memory?: () => number;
}

export interface RunRecorder {
  /** Runs one phase and notes its seconds; phases of the same name add up. */
  phase<T>(name: string, work: () => T | Promise<T>): Promise<T>;
  /** Looks at the memory now; every phase does so at its end. */
  sample(): void;
  /** The record, with the metrics of an evaluation, or without. */
  finish(model: Model, evaluation?: Evaluation): RunRecord;
}

/** What is known before the run. */
export type RunStart = Pick<
  RunRecord,
  'id' | 'startedAt' | 'seed' | 'dataHash' | 'commit' | 'version' | 'machine'
>;

export function recordRun(start: RunStart, probes: RunProbes): RunRecorder {
  const seconds: { [phase: string]: number } = {};
  let peak: number | null = null;
  const sample = (): void => {
    if (probes.memory) peak = Math.max(peak ?? 0, probes.memory());
  };
  sample();
  return {
    sample,
    async phase(name, work) {
      const begun = probes.now();
      try {
        return await work();
      } finally {
        seconds[name] = (seconds[name] ?? 0) + (probes.now() - begun) / 1000;
        sample();
      }
    },
    finish(model, evaluation) {
      if (evaluation && evaluation.model !== model.kind) {
        throw new RecommenderError(
          'invalid-parameter',
          `Cannot record a run of ${model.kind} with the figures of ${evaluation.model}`,
        );
      }
      const metrics = Object.entries(evaluation?.metrics ?? {}).flatMap(([name, value]) => {
        // A figure that could not be taken has no place in JSON.
        if (value === undefined || !Number.isFinite(value)) return [];
        const interval = evaluation?.intervals[name as MetricName] ?? null;
        return [[name, { value, interval }] as const];
      });
      return {
        format: 1,
        ...start,
        model: model.kind,
        parameters: { ...model.parameters },
        split: evaluation?.split ?? null,
        seconds: { ...seconds },
        peakMemory: peak,
        metrics: Object.fromEntries(metrics),
      };
    },
  };
}
