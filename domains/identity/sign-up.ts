// Takes a sign-up. Whoever asks learns nothing about the address: only its mailbox learns whether it was new or known.
import type { z } from 'zod';
import type { signUpInput } from './contract.ts';
import { emailKey } from './email-key.ts';
import { identityErrors } from './errors.ts';
import { knownAddressMail } from './mails.ts';
import { acceptPassword, attemptLimits } from './policy.ts';
import type { IdentityDeps, NewAccount } from './ports.ts';
import { sendConfirmation } from './send-confirmation.ts';

export type SignUpDeps = Pick<
  IdentityDeps,
  'store' | 'passwords' | 'mailer' | 'attempts' | 'clock' | 'randomBytes' | 'publicUrl'
>;

/**
 * The same answer and the same costly work for every address. An address that was never confirmed belongs to nobody:
 * the newest sign-up replaces the one before, so that nobody can prepare an account for another person's address.
 * Throws the errors of `acceptPassword` and `attempts_exhausted`.
 */
export async function signUp(deps: SignUpDeps, input: z.infer<typeof signUpInput>): Promise<void> {
  const password = acceptPassword(input.password, input);
  const wait = deps.attempts.take(`sign-up:${emailKey(input.email)}`, attemptLimits.signUp);
  if (wait !== null) throw identityErrors.attempts_exhausted(wait);
  const account: NewAccount = {
    email: input.email,
    firstName: input.firstName,
    lastName: input.lastName,
    passwordHash: await deps.passwords.hash(password),
    role: 'viewer',
    locale: input.locale,
    confirmedAt: null,
    demo: false,
    createdAt: deps.clock.now(),
  };
  const id = (await deps.store.accounts.add(account)) ?? (await replaceUnconfirmed(deps, account));
  if (id !== null) return sendConfirmation(deps, { ...account, id });
  const known = await deps.store.accounts.byEmail(input.email);
  if (known) await deps.mailer.send(knownAddressMail(known, `${deps.publicUrl()}/sign-in`));
}

async function replaceUnconfirmed(deps: SignUpDeps, account: NewAccount): Promise<number | null> {
  const known = await deps.store.accounts.byEmail(account.email);
  if (!known || known.confirmedAt !== null) return null;
  return (await deps.store.accounts.replaceUnconfirmed(known.id, account)) ? known.id : null;
}
