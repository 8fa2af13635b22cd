// Says whether two models that were measured on the same people differ by more than chance.
import { comparePaired, createRandom, type Evaluation } from '@kinora/recommender';
import type { PairedTest } from './contract.ts';

const RESAMPLES = 2000;
const metrics = ['ndcg', 'recall', 'precision'] as const;

/** Two-sided paired bootstrap over people; differences are `a` less `b`, at lists of length `k`. */
export function pairedTests(a: Evaluation, b: Evaluation, k: number, seed: number): PairedTest[] {
  return metrics.map((metric) => {
    const [first, second] = [a.perUser[`${metric}@${k}`], b.perUser[`${metric}@${k}`]];
    if (!first || !second) throw new Error(`Cannot compare ${metric}@${k}: it was not measured`);
    return {
      metric,
      ...comparePaired(first, second, { random: createRandom(seed), resamples: RESAMPLES }),
    };
  });
}
