// Who chose what, held in memory for "from titles to recommendations": read when first asked, read again when it changed.
import { CoInteraction, type Interactions } from '@kinora/recommender';
import type { Clock } from '#engine/api/clock.ts';
import type { DatasetReader } from './ports.ts';
import { readTrainingData } from './read-training-data.ts';

export interface CoInteractions {
  /** Null while nobody has said anything. */
  current(): Promise<{ readonly model: CoInteraction; readonly data: Interactions } | null>;
}

export interface CoInteractionsDeps {
  readonly dataset: DatasetReader;
  readonly clock: Clock;
  readonly pause: () => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/** Milliseconds between looks at the version of the data. */
const CHECK_MS = 5_000;

/** While changed data is read, what was read before answers. */
export function createCoInteractions({ dataset, clock, pause, onFault }: CoInteractionsDeps): CoInteractions {
  let fitted: { model: CoInteraction; data: Interactions } | null = null;
  let version: string | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  const refresh = async (): Promise<void> => {
    const found = await dataset.version();
    if (found === version) return;
    const data = await readTrainingData(dataset, { pause });
    if (data.count > 0) {
      const model = new CoInteraction();
      await model.fit(data, { pause, keepUsers: false });
      fitted = { model, data };
    } else fitted = null;
    version = found;
  };

  return {
    async current() {
      const now = clock.now();
      if (reading === null && now - checkedAt >= CHECK_MS) {
        checkedAt = now;
        reading = refresh().finally(() => (reading = null));
        // Who waits for it learns of a failure below; otherwise the old answers on.
        reading.catch((error: unknown) => fitted && onFault(error));
      }
      if (fitted === null && reading !== null) await reading;
      return fitted;
    },
  };
}
