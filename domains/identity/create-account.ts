// Makes a confirmed account at once, without mail: for the operator's command line and the demo accounts.
import type { Account, Locale, ProfileInput, Role } from './contract.ts';
import { drawAvatar } from './draw-avatar.ts';
import { identityErrors } from './errors.ts';
import { newProfile } from './new-profile.ts';
import { acceptPassword, MOST_PROFILES } from './policy.ts';
import type { IdentityDeps } from './ports.ts';
import { presentAccount } from './present-session.ts';

export interface CreateAccountInput {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly password: string;
  readonly role?: Role;
  readonly locale?: Locale;
  readonly demo?: boolean;
  /** At most six; without any, one with the first name. What a profile leaves out is drawn or takes its default. */
  readonly profiles?: readonly (Pick<ProfileInput, 'name'> & Partial<ProfileInput>)[];
}

/** Throws `email_taken`, `profile_limit_reached` and the errors of `acceptPassword`. */
export async function createAccount(
  deps: Pick<IdentityDeps, 'store' | 'passwords' | 'clock' | 'randomBytes' | 'avatarNames'>,
  input: CreateAccountInput,
): Promise<{ account: Account; profileIds: number[] }> {
  const { email, firstName, lastName, role = 'viewer', locale = 'en', demo = false } = input;
  const wanted = input.profiles?.length ? input.profiles : [{ name: firstName }];
  if (wanted.length > MOST_PROFILES) throw identityErrors.profile_limit_reached(MOST_PROFILES);
  const now = deps.clock.now();
  const passwordHash = await deps.passwords.hash(acceptPassword(input.password, input));
  const names = { email, firstName, lastName };
  const facts = { ...names, role, locale, demo, confirmedAt: now, createdAt: now };
  const profiles = wanted.map((said) => {
    const { avatar = drawAvatar(deps), language = locale } = said;
    return newProfile({ ...said, avatar, language });
  });
  const id = await deps.store.accounts.add({ ...facts, passwordHash }, profiles);
  if (id === null) throw identityErrors.email_taken(email);
  const made = await deps.store.profiles.of(id);
  return {
    account: presentAccount({ ...facts, id, passwordHash }),
    profileIds: made.map((profile) => profile.id),
  };
}
