// Changes a profile of the account that is signed in.
import type { Profile, ProfilePatch } from './contract.ts';
import { identityErrors } from './errors.ts';
import { limitOf } from './policy.ts';
import type { IdentityDeps } from './ports.ts';

/** Throws `profile_not_found` (also for another account's profile) or `avatar_unknown`. */
export async function editProfile(
  deps: Pick<IdentityDeps, 'store' | 'avatarNames'>,
  accountId: number,
  id: number,
  patch: ProfilePatch,
): Promise<Profile> {
  const before = (await deps.store.profiles.of(accountId)).find((profile) => profile.id === id);
  if (!before) throw identityErrors.profile_not_found(id);
  if (patch.avatar !== undefined && !deps.avatarNames.includes(patch.avatar))
    throw identityErrors.avatar_unknown(patch.avatar);
  const maturityLimit = limitOf({ ...before, ...patch });
  const after = await deps.store.profiles.update(accountId, id, { ...patch, maturityLimit });
  if (!after) throw identityErrors.profile_not_found(id);
  return after;
}
