// The rules of identity: which passwords are taken, how many profiles an account has, what a kids profile may see.
import { isCommonPassword } from './common-password.ts';
import type { Profile } from './contract.ts';
import { identityErrors } from './errors.ts';

/** NIST SP 800-63B: a length and a list of the worst, no rules of composition. In code points after NFC. */
export const passwordPolicy = { minLength: 10, maxLength: 256, refusesCommon: true } as const;

export const MOST_PROFILES = 6;
/** Age limit in years that a kids profile never exceeds. */
const KIDS_LIMIT = 12;

const DAY = 24 * 3600_000;
/** Milliseconds that a link in a mail is good for. */
export const CONFIRMATION_MS = DAY;
/** Milliseconds after which an account that was never confirmed is forgotten. */
export const UNCONFIRMED_MS = 7 * DAY;

/** Attempts for one address, counted alike whether it has an account or not. */
export const attemptLimits = {
  signIn: { most: 10, windowMs: 15 * 60_000 },
  signUp: { most: 5, windowMs: 60 * 60_000 },
  passwordChange: { most: 10, windowMs: 15 * 60_000 },
  confirmationMail: { most: 1, windowMs: 10 * 60_000 },
} as const;

/** Names shorter than this in code points would refuse too many innocent words. */
const SHORTEST_NAME = 3;

/**
 * Answers the form to hash (NFC).
 * Throws `password_too_short`, `password_too_long`, `password_too_common` or `password_personal`.
 */
export function acceptPassword(
  password: string,
  owner: { email: string; firstName: string; lastName: string },
): string {
  const normal = normalPassword(password);
  const length = Array.from(normal).length;
  if (length < passwordPolicy.minLength)
    throw identityErrors.password_too_short(length, passwordPolicy.minLength);
  if (length > passwordPolicy.maxLength)
    throw identityErrors.password_too_long(length, passwordPolicy.maxLength);
  const folded = fold(normal);
  const [local = ''] = owner.email.split('@');
  for (const name of [owner.firstName, owner.lastName, local, local.split('+')[0] ?? '']) {
    const part = fold(name.trim());
    if (Array.from(part).length >= SHORTEST_NAME && folded.includes(part))
      throw identityErrors.password_personal();
  }
  if (isCommonPassword(normal)) throw identityErrors.password_too_common();
  return normal;
}

/** The form in which passwords are compared: the same letters typed on different keyboards are the same bytes. */
export function normalPassword(password: string): string {
  return password.normalize('NFC');
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** The age limit of a profile; that of kids is lower. */
export function limitOf({
  kids,
  maturityLimit,
}: Pick<Profile, 'kids' | 'maturityLimit'>): Profile['maturityLimit'] {
  return kids && maturityLimit > KIDS_LIMIT ? KIDS_LIMIT : maturityLimit;
}
