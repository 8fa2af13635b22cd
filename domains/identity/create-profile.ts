// Makes a profile for the account that is signed in.
import type { Profile, ProfileInput } from './contract.ts';
import { identityErrors } from './errors.ts';
import { limitOf, MOST_PROFILES } from './policy.ts';
import type { IdentityDeps } from './ports.ts';

/** Throws `avatar_unknown` or `profile_limit_reached`. */
export async function createProfile(
  deps: Pick<IdentityDeps, 'store' | 'clock' | 'avatarNames'>,
  accountId: number,
  input: ProfileInput,
): Promise<Profile> {
  if (!deps.avatarNames.includes(input.avatar)) throw identityErrors.avatar_unknown(input.avatar);
  const limited = { ...input, maturityLimit: limitOf(input) };
  const made = await deps.store.profiles.add(accountId, limited, deps.clock.now(), MOST_PROFILES);
  if (!made) throw identityErrors.profile_limit_reached(MOST_PROFILES);
  return made;
}
