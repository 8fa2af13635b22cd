// Puts a trained model into service by hand.
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
  await findReadable(deps, id);
  await deps.registry.promote(CHAMPION, id, deps.clock.now());
  return findReadable(deps, id);
}

/** A registered model whose file can be served. Throws `model_not_found` or `model_file_unreadable`. */
export async function findReadable(
  { registry, files }: Pick<PromoteModelDeps, 'registry' | 'files'>,
  id: string,
): Promise<RegisteredModel> {
  const model = await registry.find(id);
  if (!model) throw recommendErrors.model_not_found(id);
  try {
    loadModel(deserializeModel(await files.read(model.file)));
  } catch (error) {
    throw recommendErrors.model_file_unreadable(id, error instanceof Error ? error.message : String(error));
  }
  return model;
}
