// Deletes a profile with its taste and history; never the last one of an account.
import { identityErrors } from './errors.ts';
import type { IdentityDeps } from './ports.ts';

/** Throws `profile_not_found` (also for another account's profile) or `profile_last`. */
export async function deleteProfile(
  { store }: Pick<IdentityDeps, 'store'>,
  accountId: number,
  id: number,
): Promise<void> {
  const outcome = await store.profiles.remove(accountId, id);
  if (outcome === 'unknown') throw identityErrors.profile_not_found(id);
  if (outcome === 'last') throw identityErrors.profile_last(id);
}
