// The model in service, in memory: follows the alias in the registry, so that a training is served without a restart.
import { deserializeModel, loadModel, type Model } from '@kinora/recommender';
import type { Clock } from '#engine/api/clock.ts';
import type { ModelRecord } from './contract.ts';
import { CHAMPION, type ModelFiles, type ModelRegistry } from './ports.ts';

export interface ServedModel {
  /** Null before the first training. While a new model loads, the old one answers. Never rejects for a broken model file. */
  current(): Promise<{ readonly record: ModelRecord; readonly model: Model } | null>;
}

export interface ServedModelDeps {
  readonly registry: ModelRegistry;
  readonly files: ModelFiles;
  readonly clock: Clock;
  /** Takes titles that came after its training up into a model; asked when it is loaded and every minute in which it serves. */
  readonly takeUp: (model: Model, learntAt: number) => Promise<number>;
  /** Told once of a model that cannot be read; the one before stays in service. */
  readonly onFault: (error: unknown) => void;
}

/** Milliseconds between looks at the alias. */
const CHECK_MS = 500;
/** Milliseconds between looks for new titles. */
const TAKE_UP_MS = 60_000;

export function createServedModel(deps: ServedModelDeps): ServedModel {
  const { registry, files, clock, takeUp, onFault } = deps;
  let served: { record: ModelRecord; model: Model } | null = null;
  /** What the alias pointed at when it was followed last, also when that failed: a broken file is tried once. */
  let followed: string | null = null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | null = null;
  let tookUpAt = Number.NEGATIVE_INFINITY;

  /** Answers whether the model is now in service. */
  const load = async (id: string): Promise<boolean> => {
    try {
      const record = await registry.find(id);
      if (!record) throw new Error(`Model "${id}" is not in the registry`);
      const model = loadModel(deserializeModel(await files.read(record.file)));
      // Without new titles it serves as well as it did when it was trained.
      await takeUp(model, record.createdAt).catch(onFault);
      tookUpAt = clock.now();
      served = { record, model };
      return true;
    } catch (error) {
      onFault(new Error(`Cannot put model "${id}" into service, the one before stays`, { cause: error }));
      return false;
    }
  };

  const follow = async (): Promise<void> => {
    const alias = await registry.alias(CHAMPION);
    if (!alias) {
      served = null;
      followed = null;
    } else if (alias.modelId !== followed) {
      followed = alias.modelId;
      const loaded = await load(alias.modelId);
      if (!loaded && served === null && alias.previousId !== null) await load(alias.previousId);
    }
  };

  return {
    async current() {
      const now = clock.now();
      if (loading === null && now - checkedAt >= CHECK_MS) {
        checkedAt = now;
        loading = follow()
          .catch(onFault)
          .finally(() => (loading = null));
      }
      if (served !== null && now - tookUpAt >= TAKE_UP_MS) {
        tookUpAt = now;
        takeUp(served.model, served.record.createdAt).catch(onFault);
      }
      if (served === null && loading !== null) await loading;
      return served;
    },
  };
}
