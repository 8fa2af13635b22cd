// What a refusal of the server says to a person: our words for the codes we know, a general sentence for the rest.
import type { Translate } from './create-translator.ts';

export function problemText(problem: { code: string; status?: number } | undefined, t: Translate): string {
  switch (problem?.code) {
    case 'network':
      return t('problem.network');
    case 'sign_in_failed':
    case 'credentials_invalid':
      return t('problem.sign_in_failed');
    case 'sign_in_required':
      return t('problem.sign_in_required');
    case 'profile_required':
      return t('problem.profile_required');
    case 'too_many_requests':
      return t('problem.too_many_requests');
    case 'password_too_short':
      return t('problem.password_too_short');
    case 'password_too_common':
      return t('problem.password_too_common');
    case 'confirmation_invalid':
      return t('problem.confirmation_invalid');
    default:
      return t('problem.other');
  }
}
