// Reads all signals into the matrix that models learn from.
import { type Interactions, InteractionsBuilder } from '@kinora/recommender';
import type { DatasetReader } from './ports.ts';
import { toHistory } from './signal-weights.ts';

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Awaited between portions, so that a server keeps answering. */
  readonly pause?: () => Promise<void>;
}

const PROFILES_A_PORTION = 256;

/**
 * One entry for each profile and title with the weight of `toHistory`; dislikes are left out, since only some models learn
 * from them. Ids are those of profiles and titles. 16 bytes an entry, whatever the number of profiles.
 */
export async function readTrainingData(
  dataset: DatasetReader,
  options: ReadOptions = {},
): Promise<Interactions> {
  const total = await dataset.profileCount();
  const builder = new InteractionsBuilder();
  let done = 0;
  for await (const { profileId, signals } of dataset.profiles()) {
    for (const { item, weight, time } of toHistory(signals).entries) {
      if (weight > 0) builder.add(profileId, item, weight, time);
    }
    done += 1;
    if (done % PROFILES_A_PORTION === 0) {
      options.signal?.throwIfAborted();
      options.onProgress?.(Math.min(1, done / Math.max(1, total)));
      await options.pause?.();
    }
  }
  options.onProgress?.(1);
  return builder.build();
}
