// Fits and measures several models on one split, and lays the figures out as a table.

import type { FitProgress, Model } from '../model.ts';
import type { Threads } from '../threads/threads.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluateOptions, Evaluation, MetricName } from './evaluate.ts';
import type { Split } from './split.ts';

export interface CompareOptions extends Omit<EvaluateOptions, 'onProgress'> {
  /** Threads for the fits. */
  readonly threads?: Threads;
  /** `step` is that of the model's fit, or `evaluate`. */
  readonly onProgress?: (progress: FitProgress & { readonly model: string }) => void;
}

/** Fits each model on the split's training data, then evaluates it; in the order given. */
export async function compare(
  models: Iterable<Model>,
  split: Split,
  options: CompareOptions = {},
): Promise<Evaluation[]> {
  const evaluations: Evaluation[] = [];
  const { onProgress, signal, pause, threads } = options;
  for (const model of models) {
    const report = (progress: FitProgress): void => onProgress?.({ ...progress, model: model.kind });
    await model.fit(split.train, { signal, pause, threads, onProgress: report });
    evaluations.push(
      await evaluate(model, split, {
        ...options,
        onProgress: (progress) => report({ step: 'evaluate', ...progress }),
      }),
    );
  }
  return evaluations;
}

/** The evaluations as an aligned text table, one row a model, the best value of each column marked with `*`. */
export function formatComparison(evaluations: readonly Evaluation[], columns: readonly MetricName[]): string {
  const lowerIsBetter = (name: MetricName): boolean => /^(gini|popularity|miscalibration)/.test(name);
  const best = columns.map((name) => {
    const values = evaluations.map((evaluation) => evaluation.metrics[name] ?? Number.NaN);
    return lowerIsBetter(name) ? Math.min(...values) : Math.max(...values);
  });
  const rows = evaluations.map((evaluation) => [
    evaluation.model,
    ...columns.map((name, c) => {
      const value = evaluation.metrics[name];
      return value === undefined ? '-' : `${value.toFixed(4)}${value === best[c] ? '*' : ' '}`;
    }),
  ]);
  const table = [['model', ...columns.map((name) => `${name} `)], ...rows];
  const widths = table[0]!.map((_, c) => Math.max(...table.map((cells) => cells[c]!.length)));
  return table
    .map((cells) =>
      cells
        .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
