// Signs a person in. An unknown address costs the same work and gets the same answer as a wrong password.
import { emailKey } from './email-key.ts';
import { identityErrors } from './errors.ts';
import { attemptLimits, normalPassword } from './policy.ts';
import type { IdentityDeps, StoredAccount } from './ports.ts';
import { sendConfirmation } from './send-confirmation.ts';
import { type Device, type StartedSession, startSession } from './start-session.ts';

export type SignInDeps = Omit<IdentityDeps, 'outbox' | 'avatarNames'>;

/** A session starts with the profile chosen when there is only one. Throws `sign_in_failed` or `attempts_exhausted`. */
export async function signIn(
  deps: SignInDeps,
  { email, password }: { email: string; password: string },
  device: Device,
): Promise<StartedSession> {
  const attempt = `sign-in:${emailKey(email)}`;
  const wait = deps.attempts.take(attempt, attemptLimits.signIn);
  if (wait !== null) throw identityErrors.attempts_exhausted(wait);

  const account = await deps.store.accounts.byEmail(email);
  const normal = normalPassword(password);
  const right = await deps.passwords.verify(normal, account?.passwordHash ?? deps.passwords.decoy);
  if (!account || !right) throw identityErrors.sign_in_failed();
  if (account.confirmedAt === null) {
    resendConfirmation(deps, account);
    throw identityErrors.sign_in_failed();
  }

  deps.attempts.forget(attempt);
  if (!deps.passwords.isCurrent(account.passwordHash)) {
    await deps.store.accounts.setPasswordHash(account.id, await deps.passwords.hash(normal));
  }
  const profiles = await deps.store.profiles.of(account.id);
  const profileId = profiles.length === 1 ? (profiles[0]?.id ?? null) : null;
  return startSession(deps, { accountId: account.id, profileId }, device);
}

/** After the answer, so that the time it takes tells nothing; only to who knows the password, so that nobody can send mail to others. */
function resendConfirmation(deps: SignInDeps, account: StoredAccount): void {
  if (deps.attempts.take(`confirmation:${account.id}`, attemptLimits.confirmationMail) !== null) return;
  deps.background(() => sendConfirmation(deps, account));
}
