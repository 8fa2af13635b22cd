// Why a title may be shown freely, in words.
import type { Translate } from './create-translator.ts';

const bases = ['published-before-1931', 'us-not-renewed', 'us-no-notice', 'us-government'] as const;

export function freeBasisText(basis: string, t: Translate): string {
  const known = bases.find((candidate) => candidate === basis);
  return known ? t(`title.free.${known}`) : t('title.free.other');
}
