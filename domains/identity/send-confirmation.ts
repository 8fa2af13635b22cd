// Sends the link that confirms an address.
import { confirmationMail } from './mails.ts';
import { CONFIRMATION_MS } from './policy.ts';
import type { IdentityDeps, StoredAccount } from './ports.ts';
import { drawToken, tokenHash } from './secret-token.ts';

export async function sendConfirmation(
  deps: Pick<IdentityDeps, 'store' | 'mailer' | 'clock' | 'randomBytes' | 'publicUrl'>,
  account: Pick<StoredAccount, 'id' | 'email' | 'firstName' | 'locale'>,
): Promise<void> {
  const token = drawToken(deps.randomBytes);
  await deps.store.emailTokens.add({
    tokenHash: tokenHash(token),
    accountId: account.id,
    expiresAt: deps.clock.now() + CONFIRMATION_MS,
  });
  await deps.mailer.send(confirmationMail(account, `${deps.publicUrl()}/confirm?token=${token}`));
}
