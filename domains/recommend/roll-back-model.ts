// Puts the model that was in service before back.
import type { ModelRecord } from './contract.ts';
import { recommendErrors } from './errors.ts';
import { CHAMPION } from './ports.ts';
import { findReadable, type PromoteModelDeps } from './promote-model.ts';

/** Answers the model that is now in service. Throws `no_previous_model` or `model_file_unreadable`. */
export async function rollBackModel(deps: PromoteModelDeps): Promise<ModelRecord> {
  const alias = await deps.registry.alias(CHAMPION);
  if (!alias?.previousId) throw recommendErrors.no_previous_model();
  await findReadable(deps, alias.previousId);
  await deps.registry.rollback(CHAMPION, deps.clock.now());
  return findReadable(deps, alias.previousId);
}
