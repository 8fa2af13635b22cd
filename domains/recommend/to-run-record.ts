// A run in the library's own form, which other programs and notebooks read as lines of JSON.
import type { Json, RunRecord } from '@kinora/recommender';
import type { Run } from './contract.ts';

export function toRunRecord(run: Run): RunRecord {
  const { metrics, intervals } = run;
  const began = run.createdAt - 1000 * (run.fitSeconds + run.evaluateSeconds);
  return {
    format: 1,
    id: String(run.id),
    startedAt: new Date(Math.round(began)).toISOString(),
    model: run.model,
    parameters: run.params as Readonly<Record<string, Json>>,
    seed: run.seed,
    dataHash: run.dataHash,
    split: run.split,
    commit: run.commit,
    version: run.version,
    machine: run.machine,
    seconds: { fit: run.fitSeconds, evaluate: run.evaluateSeconds },
    peakMemory: run.peakBytes,
    metrics: {
      [`ndcg@${metrics.k}`]: { value: metrics.ndcg, interval: intervals.ndcg },
      [`recall@${metrics.k}`]: { value: metrics.recall, interval: intervals.recall },
      [`precision@${metrics.k}`]: { value: metrics.precision, interval: intervals.precision },
      [`coverage@${metrics.k}`]: { value: metrics.coverage, interval: null },
    },
  };
}
