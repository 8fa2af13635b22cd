// Changes the password of who is signed in and knows the current one; every other device is signed out.
import { identityErrors } from './errors.ts';
import { passwordChangedMail } from './mails.ts';
import { acceptPassword, attemptLimits, normalPassword } from './policy.ts';
import type { IdentityDeps } from './ports.ts';

/** Throws `password_wrong`, `attempts_exhausted` and the errors of `acceptPassword`. */
export async function changePassword(
  deps: Pick<IdentityDeps, 'store' | 'passwords' | 'attempts' | 'mailer' | 'background'>,
  { accountId, sessionId }: { accountId: number; sessionId: number },
  { current, next }: { current: string; next: string },
): Promise<void> {
  const account = await deps.store.accounts.byId(accountId);
  if (!account) throw identityErrors.sign_in_required();
  const attempt = `password:${accountId}`;
  const wait = deps.attempts.take(attempt, attemptLimits.passwordChange);
  if (wait !== null) throw identityErrors.attempts_exhausted(wait);
  if (!(await deps.passwords.verify(normalPassword(current), account.passwordHash)))
    throw identityErrors.password_wrong();
  deps.attempts.forget(attempt);
  const accepted = acceptPassword(next, account);
  await deps.store.accounts.setPasswordHash(accountId, await deps.passwords.hash(accepted));
  await deps.store.sessions.endAll(accountId, sessionId);
  deps.background(() => deps.mailer.send(passwordChangedMail(account)));
}
