// Makes of stored rows what the API shows of a session.
import type { Account, Profile } from './contract.ts';
import { identityErrors } from './errors.ts';
import type { IdentityDeps, StoredAccount } from './ports.ts';

/** Names each field, so that a secret column added one day does not slip out. */
export function presentAccount(account: StoredAccount): Account {
  const { id, email, firstName, lastName, role, locale, demo, createdAt } = account;
  return { id, email, firstName, lastName, role, locale, demo, createdAt };
}

/** Throws `sign_in_required` when the account is gone. */
export async function presentSession(
  { store }: Pick<IdentityDeps, 'store'>,
  { accountId, profileId }: { accountId: number; profileId: number | null },
): Promise<{ account: Account; profile: Profile | null; profiles: Profile[] }> {
  const [account, profiles] = await Promise.all([
    store.accounts.byId(accountId),
    store.profiles.of(accountId),
  ]);
  if (!account) throw identityErrors.sign_in_required();
  const profile = profiles.find(({ id }) => id === profileId) ?? null;
  return { account: presentAccount(account), profile, profiles };
}
