// The record of one training or evaluation: all that is needed to repeat it, and what came of it.

import type { Interval } from '../evaluation/bootstrap.ts';
import type { Json } from '../model-state.ts';

/** Written as one line of JSON. Everything the library cannot know (commit, machine, memory, time) is passed in. */
export interface RunRecord {
  /** Version of this format. */
  readonly format: 1;
  /** Any text, unique among the records kept together. */
  readonly id: string;
  /** When it began, as ISO 8601 in UTC. */
  readonly startedAt: string;
  /** The `kind` of the model. */
  readonly model: string;
  readonly parameters: { readonly [name: string]: Json };
  readonly seed: number;
  /** `Interactions.hash` of what was learnt from. */
  readonly dataHash: string;
  /** Name of the split or protocol; null where nothing was measured. */
  readonly split: string | null;
  /** Of the source code, with `+` where it had changes; null when not known. */
  readonly commit: string | null;
  /** Of the library. */
  readonly version: string;
  /** In words: processor, cores, memory, operating system, runtime. */
  readonly machine: string;
  /** Seconds by phase, in the order they ran. */
  readonly seconds: { readonly [phase: string]: number };
  /** Most memory the process held, in bytes; null when not known. */
  readonly peakMemory: number | null;
  readonly metrics: {
    readonly [name: string]: { readonly value: number; readonly interval: Interval | null };
  };
}
