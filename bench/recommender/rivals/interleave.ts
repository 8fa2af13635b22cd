// Measures several candidates turn by turn, so that what else the machine does falls on all of them.
import type { Cost } from '../measure-work.ts';
import { runTask } from './run-task.ts';
import type { Task } from './run-task.ts';

export interface Candidate<Key extends string = string> {
  readonly key: Key;
  readonly task: Task;
}

/** Of all turns of one candidate. */
export interface Summary<Found> {
  readonly seconds: { readonly median: number; readonly minimum: number };
  readonly cpuSeconds: { readonly median: number; readonly minimum: number };
  /** Medians, in MB of 10^6 bytes: highest resident size, and how much of it came with the work. */
  readonly peakMegabytes: number;
  readonly grownMegabytes: number;
  /** The answers, turn by turn. */
  readonly answers: readonly (Cost & Found)[];
}

/** Runs every candidate once a turn, in an order that turns round. */
export async function interleave<Found>(
  candidates: readonly Candidate[],
  turns: number,
  python: string | null,
): Promise<Map<string, Summary<Found>>> {
  const answers = new Map<string, (Cost & Found)[]>(candidates.map(({ key }) => [key, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (let i = 0; i < candidates.length; i++) {
      const { key, task } = candidates[(i + turn) % candidates.length]!;
      answers.get(key)!.push(await runTask<Found>(task, python));
    }
  }
  return new Map([...answers].map(([key, costs]) => [key, summarize(costs)]));
}

export function summarize<Found>(answers: readonly (Cost & Found)[]): Summary<Found> {
  const of = (pick: (cost: Cost) => number): { median: number; minimum: number } => {
    const sorted = answers.map(pick).sort((a, b) => a - b);
    return { median: sorted[sorted.length >> 1]!, minimum: sorted[0]! };
  };
  return {
    seconds: of((cost) => cost.seconds),
    cpuSeconds: of((cost) => cost.cpuSeconds),
    peakMegabytes: of((cost) => cost.peakBytes).median / 1e6,
    grownMegabytes: of((cost) => cost.peakBytes - cost.baseBytes).median / 1e6,
    answers,
  };
}
