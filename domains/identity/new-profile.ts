// A profile as it begins: what the person did not say gets the default of the contract.
import { type ProfileInput, profileInput } from './contract.ts';
import { limitOf } from './policy.ts';

/** UTF-16 units of the longest name of a profile; the longest first name is twice that. */
const LONGEST_NAME = 40;

/** Cuts the name to what a profile may have, never through a character of two units. */
export function newProfile(
  said: Pick<ProfileInput, 'name' | 'avatar' | 'language'> & Partial<ProfileInput>,
): ProfileInput {
  const name = said.name
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/[\uD800-\uDBFF]$/, '');
  const profile = profileInput.parse({ ...said, name });
  return { ...profile, maturityLimit: limitOf(profile) };
}
