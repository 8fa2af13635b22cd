// Puts a trained model into service by hand, or goes back to the one before.
import { deserializeModel, loadModel } from '@kinora/recommender';
import type { Clock } from '#engine/api/clock.ts';
import type { ModelRecord } from './contract.ts';
import { recommendErrors } from './errors.ts';
import { CHAMPION, type ModelFiles, type ModelRegistry, type RegisteredModel } from './ports.ts';

export interface PromoteModelDeps {
  readonly registry: ModelRegistry;
  readonly files: ModelFiles;
  readonly clock: Clock;
}

/** Throws `model_not_found`, and `model_file_unreadable` before anything changed. */
export async function promoteModel(deps: PromoteModelDeps, id: string): Promise<ModelRecord> {
  const model = await find(deps, id);
  await refuseUnreadable(deps, model);
  await deps.registry.promote(CHAMPION, id, deps.clock.now());
  return find(deps, id);
}

/** Answers the model that is now in service. Throws `no_previous_model` or `model_file_unreadable`. */
export async function rollBackModel(deps: PromoteModelDeps): Promise<ModelRecord> {
  const alias = await deps.registry.alias(CHAMPION);
  if (!alias?.previousId) throw recommendErrors.no_previous_model();
  await refuseUnreadable(deps, await find(deps, alias.previousId));
  await deps.registry.rollback(CHAMPION, deps.clock.now());
  return find(deps, alias.previousId);
}

async function find({ registry }: PromoteModelDeps, id: string): Promise<RegisteredModel> {
  const model = await registry.find(id);
  if (!model) throw recommendErrors.model_not_found(id);
  return model;
}

async function refuseUnreadable({ files }: PromoteModelDeps, { id, file }: RegisteredModel): Promise<void> {
  try {
    loadModel(deserializeModel(await files.read(file)));
  } catch (error) {
    throw recommendErrors.model_file_unreadable(id, error instanceof Error ? error.message : String(error));
  }
}
