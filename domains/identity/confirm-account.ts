// Opens an account: uses up the link of the mail, makes the first profile and signs the person in.
import { drawAvatar } from './draw-avatar.ts';
import { identityErrors } from './errors.ts';
import type { IdentityDeps } from './ports.ts';
import { newProfile } from './new-profile.ts';
import { tokenHash } from './secret-token.ts';
import { type Device, type StartedSession, startSession } from './start-session.ts';

/** Throws `confirmation_invalid`. */
export async function confirmAccount(
  deps: Pick<IdentityDeps, 'store' | 'clock' | 'randomBytes' | 'sessionDays' | 'avatarNames'>,
  token: string,
  device: Device,
): Promise<StartedSession> {
  const hash = tokenHash(token);
  const account = await deps.store.emailTokens.accountOf(hash, deps.clock.now());
  if (!account) throw identityErrors.confirmation_invalid();
  const profile = await deps.store.emailTokens.redeem(
    hash,
    newProfile({ name: account.firstName, avatar: drawAvatar(deps), language: account.locale }),
    deps.clock.now(),
  );
  if (!profile) throw identityErrors.confirmation_invalid();
  return startSession(deps, { accountId: account.id, profileId: profile.id }, device);
}
