// Does a piece of work on models in this process.
import type { ModelWork } from '#domains/recommend/model-jobs.ts';
import type { Recommender } from '#domains/recommend/recommender.ts';
import type { WorkOptions } from '#domains/recommend/train-models.ts';

/** What came of it is in the record of runs and in the registry. Throws what the work throws. */
export async function doModelWork(
  recommend: Recommender,
  work: ModelWork,
  options: WorkOptions,
): Promise<void> {
  switch (work.kind) {
    case 'models.train':
      await recommend.train({ ...work.options, ...options });
      return;
    case 'models.tune':
      await recommend.tune({ ...work.options, ...options });
      return;
    case 'models.compare':
      await recommend.compare({ ...work.options, ...options });
      return;
  }
}
