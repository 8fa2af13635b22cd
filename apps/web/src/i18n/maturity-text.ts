// The age a title is suitable from, short enough for a badge.
import type { Translate } from './create-translator.ts';

export function maturityText(age: number, t: Translate): string {
  return age === 0 ? t('maturity.all') : t('maturity.from', { age });
}
