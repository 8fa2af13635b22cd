// What a refusal of the server says to a person: our words for the codes we know, a general sentence for the rest.
import type { Translate } from './create-translator.ts';
import type { MessageKey } from './messages/en.ts';

/** By code of docs/errors.md; `network` is ours, for an answer that never came. */
export const problemKeys: Readonly<Record<string, MessageKey>> = {
  network: 'problem.network',
  sign_in_failed: 'problem.sign_in_failed',
  sign_in_required: 'problem.sign_in_required',
  profile_required: 'problem.profile_required',
  too_many_requests: 'problem.too_many_requests',
  attempts_exhausted: 'problem.too_many_requests',
  password_wrong: 'problem.password_wrong',
  password_too_short: 'problem.password_too_short',
  password_too_common: 'problem.password_too_common',
  password_personal: 'problem.password_personal',
  confirmation_invalid: 'problem.confirmation_invalid',
  profile_limit_reached: 'problem.profile_limit_reached',
  profile_last: 'profiles.delete.last',
  outbox_closed: 'problem.outbox_closed',
  download_limit_reached: 'problem.download_limit_reached',
  download_devices_reached: 'problem.download_devices_reached',
  download_protected: 'downloads.onlyStreamText',
  room_too_fast: 'problem.too_many_requests',
};

export function problemText(problem: { code?: string | undefined } | undefined, t: Translate): string {
  return t(problemKeys[problem?.code ?? ''] ?? 'problem.other');
}
