// The errors of identity. None tells whether an address has an account; none quotes a password or a token.
import { defineErrors } from '#engine/api/define-errors.ts';

export const identityErrors = defineErrors({
  sign_in_required: {
    kind: 'unauthenticated',
    when: 'Nobody is signed in, or the session has ended. Sign in and try again.',
    message: () => 'Cannot do this without signing in',
  },
  profile_required: {
    kind: 'conflict',
    when: 'The session has no profile yet, or its profile was deleted. Choose one with PUT /session/profile.',
    message: () => 'Cannot do this before a profile is chosen',
  },
  operator_required: {
    kind: 'forbidden',
    when: 'Only accounts with the role operator may do this.',
    message: () => 'Cannot do this without the role operator',
  },
  sign_in_failed: {
    kind: 'unauthenticated',
    when: 'No confirmed account has this address with this password. An unconfirmed one gets its mail again.',
    message: () =>
      'Cannot sign in: the address or the password is wrong, or the address is not confirmed yet',
  },
  attempts_exhausted: {
    kind: 'too-many',
    when: 'Too many attempts for one address, whether it has an account or not. Wait as long as Retry-After says.',
    message: (seconds: number) => `Too many attempts for this address: try again in ${seconds} s`,
    details: (seconds: number) => ({ retryAfterSeconds: seconds }),
  },
  confirmation_invalid: {
    kind: 'invalid',
    when: 'The link was used before, has expired or was replaced by a newer one. Sign in, or sign up again.',
    message: () => 'Cannot confirm the address: the link was used before or has expired',
  },
  email_taken: {
    kind: 'conflict',
    when: 'An operator made an account with an address that has one. Never answered to a sign-up.',
    message: (email: string) => `Cannot make an account for "${email}": the address has one`,
  },
  password_wrong: {
    kind: 'forbidden',
    when: 'The current password, asked again before a change, is wrong.',
    message: () => 'Cannot change the password: the current password is wrong',
  },
  password_too_short: {
    kind: 'invalid',
    when: 'The password has fewer characters than the policy asks. GET /password-policy tells it.',
    message: (length: number, least: number) =>
      `Cannot take a password of ${length} characters: it needs ${least} or more`,
    details: (_length: number, least: number) => ({ minLength: least }),
  },
  password_too_long: {
    kind: 'invalid',
    when: 'The password has more characters than the policy allows.',
    message: (length: number, most: number) =>
      `Cannot take a password of ${length} characters: at most ${most} are kept`,
    details: (_length: number, most: number) => ({ maxLength: most }),
  },
  password_too_common: {
    kind: 'invalid',
    when: 'The password is one of those that are tried first: a well-known word, a row of keys, a repetition.',
    message: () => 'Cannot take this password: it is among those that are guessed first',
  },
  password_personal: {
    kind: 'invalid',
    when: 'The password contains the first name, the last name or the address of the account.',
    message: () => 'Cannot take this password: it contains your name or address',
  },
  device_not_found: {
    kind: 'not-found',
    when: 'The account has no device with this id that is signed in.',
    message: (id: number) => `Cannot find device ${id}`,
  },
  profile_not_found: {
    kind: 'not-found',
    when: 'The account has no profile with this id.',
    message: (id: number) => `Cannot find profile ${id}`,
  },
  profile_limit_reached: {
    kind: 'conflict',
    when: 'The account has as many profiles as one may have. Delete one first.',
    message: (most: number) => `Cannot make another profile: an account has at most ${most}`,
    details: (most: number) => ({ most }),
  },
  profile_last: {
    kind: 'conflict',
    when: 'An account keeps at least one profile. Make another one first.',
    message: (id: number) => `Cannot delete profile ${id}: it is the last one`,
  },
  avatar_unknown: {
    kind: 'invalid',
    when: 'There is no avatar of this name. GET /avatars lists them.',
    message: (name: string) => `Cannot find avatar "${name}"`,
  },
  user_not_found: {
    kind: 'not-found',
    when: 'No profile has this id.',
    message: (id: number) => `Cannot find user ${id}`,
  },
  outbox_closed: {
    kind: 'not-found',
    when: 'Mail goes to a real mail server, or the request does not come from the machine that the service runs on.',
    message: () => 'Cannot show the outbox: it is open only on this machine, and only without a mail server',
  },
});
