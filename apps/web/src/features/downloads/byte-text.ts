// Sizes in the words of a language: 640 MB, 1.4 GB (powers of ten, as shops and operating systems count).
import { intlTag, type Locale } from '#i18n/locale.ts';

const UNITS = [
  ['terabyte', 1e12],
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const;

export function byteText(bytes: number, locale: Locale): string {
  const [unit, size] = UNITS.find(([, least]) => bytes >= least * 0.9995) ?? UNITS[3];
  const value = bytes / size;
  const digits = value < 10 && unit !== 'kilobyte' ? 1 : 0;
  return new Intl.NumberFormat(intlTag(locale), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value);
}
