// Queues a training of what is in service when it has grown old and people said or did something since.
import type { ModelParameters } from './model-candidates.ts';
import { trainInput } from './contract.ts';
import { type ModelJobsDeps, queueModelWork } from './model-jobs.ts';
import { CHAMPION, type DatasetReader, type ModelRegistry } from './ports.ts';

export interface RetrainDeps extends ModelJobsDeps {
  readonly registry: ModelRegistry;
  readonly dataset: Pick<DatasetReader, 'version'>;
  /** Age of the model in service, in hours, from which it is trained anew. */
  readonly hours: number;
}

const HOUR = 3600_000;

/** Answers a check to be made now and then, which tells whether it queued a training: of the same kind, parameters and seed. */
export function retrainWhenDue(deps: RetrainDeps): () => Promise<boolean> {
  const { registry, dataset, clock, hours } = deps;
  /** What the data was when it was last learnt from; unknown after a start. */
  let learnt: string | null = null;
  return async () => {
    const alias = await registry.alias(CHAMPION);
    const champion = alias && (await registry.find(alias.modelId));
    if (!champion || clock.now() - champion.createdAt < hours * HOUR) return false;
    const version = await dataset.version();
    if (version === learnt) return false;
    const options = trainInput.parse({
      models: [champion.name],
      params: parametersOf(champion.params),
      seed: champion.seed,
    });
    await queueModelWork(deps, { kind: 'models.train', options }, null);
    learnt = version;
    return true;
  };
}

/** As a training takes them: of an ensemble the weights by the names of its members. */
function parametersOf(params: Readonly<Record<string, unknown>>): ModelParameters {
  const { members, seed: _seed, ...own } = params;
  if (!Array.isArray(members)) return own as ModelParameters;
  return Object.fromEntries(
    (members as readonly { kind: string; weight: number }[]).map(({ kind, weight }) => [kind, weight]),
  );
}
