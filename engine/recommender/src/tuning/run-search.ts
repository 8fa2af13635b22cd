// Runs a search: asks the method, measures, keeps the record, and ends by number of trials, by time or by a signal.

import { RecommenderError, checkParameter } from '../errors.ts';
import { rankTrials } from './search-method.ts';
import type { Direction, SearchMethod, Suggestion } from './search-method.ts';
import type { Trial } from './trial.ts';

export interface SearchOptions {
  readonly method: SearchMethod;
  readonly direction: Direction;
  /** Trials in all, those of `previous` counted. */
  readonly trials: number;
  /** Seconds in all, those of `previous` counted; looked at between trials. */
  readonly seconds?: number;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** What an earlier call gave: the search goes on from there. */
  readonly previous?: readonly Trial[];
  readonly signal?: AbortSignal;
  /** After each trial, with the best so far on the largest budget so far. */
  readonly onTrial?: (trial: Trial, best: Trial | null) => void | Promise<void>;
}

export interface SearchResult {
  /** The best trial on the largest budget that any trial got, the full one unless time ran out; null when none succeeded. */
  readonly best: Trial | null;
  /** All trials, in the order they were made. Hand them in as `previous` to go on. */
  readonly trials: readonly Trial[];
  readonly ended: 'trials' | 'seconds' | 'signal';
}

/** What a measurement gives: the score, and the epoch it is of where epochs were watched. */
export type Measure = (
  suggestion: Suggestion,
) => Promise<{ readonly score: number; readonly epoch: number | null }>;

/**
 * A trial that a RecommenderError ends, or whose score is not finite, is recorded as failed and the search goes on; other errors
 * end it. A signal ends it with what there is, the trial at hand not counted.
 */
export async function runSearch(measure: Measure, options: SearchOptions): Promise<SearchResult> {
  checkParameter('trials', options.trials, 1);
  const trials = [...(options.previous ?? [])];
  const best = (): Trial | null => {
    const done = trials.filter(({ score }) => score !== null);
    const largest = Math.max(...done.map(({ budget }) => budget));
    return (
      rankTrials(
        done.filter(({ budget }) => budget === largest),
        options.direction,
      )[0] ?? null
    );
  };
  let spent = trials.reduce((sum, { seconds }) => sum + seconds, 0);
  while (trials.length < options.trials) {
    if (options.signal?.aborted) return { best: best(), trials, ended: 'signal' };
    if (spent >= (options.seconds ?? Infinity)) return { best: best(), trials, ended: 'seconds' };
    const suggestion = options.method.next(trials);
    const begun = options.now();
    let outcome: Pick<Trial, 'score' | 'epoch' | 'error'>;
    try {
      outcome = accept(await measure(suggestion));
    } catch (error) {
      if (options.signal?.aborted) return { best: best(), trials, ended: 'signal' };
      if (!(error instanceof RecommenderError)) throw error;
      outcome = { score: null, epoch: null, error: error.message };
    }
    const seconds = (options.now() - begun) / 1000;
    spent += seconds;
    const trial: Trial = { number: trials.length, ...suggestion, ...outcome, seconds };
    trials.push(trial);
    await options.onTrial?.(trial, best());
  }
  return { best: best(), trials, ended: 'trials' };
}

function accept({ score, epoch }: Awaited<ReturnType<Measure>>): Pick<Trial, 'score' | 'epoch' | 'error'> {
  return Number.isFinite(score)
    ? { score, epoch, error: null }
    : { score: null, epoch: null, error: `The score is ${score}` };
}
