// Takes a model that is not in service out of the registry, with its file; its runs stay on record.
import { recommendErrors } from './errors.ts';
import type { ModelFiles, ModelRegistry } from './ports.ts';

/** Throws `model_not_found`, `model_in_service`. */
export async function removeModel(
  { registry, files }: { readonly registry: ModelRegistry; readonly files: ModelFiles },
  id: string,
): Promise<void> {
  const model = await registry.find(id);
  if (!model) throw recommendErrors.model_not_found(id);
  const outcome = await registry.remove(id);
  if (outcome === 'in-service') throw recommendErrors.model_in_service(id);
  // After the registry: a file without an entry harms nothing, an entry without its file cannot be served.
  await files.remove(model.file);
}
