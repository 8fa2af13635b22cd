// Bytes and lengths of time as the studio writes them.
import { intlTag, type Locale } from '#i18n/locale.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** In powers of ten, with one decimal where it tells something. */
export function formatBytes(bytes: number, locale: Locale): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return new Intl.NumberFormat(intlTag(locale), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
  }).format(value);
}

/** In the largest unit that fits, rounded up: "40 sec", "3 min", "2.5 hr". */
export function formatSeconds(seconds: number, locale: Locale): string {
  const [unit, size] = seconds < 90 ? ['second', 1] : seconds < 5400 ? ['minute', 60] : ['hour', 3600];
  return new Intl.NumberFormat(intlTag(locale), {
    style: 'unit',
    unit: String(unit),
    maximumFractionDigits: unit === 'hour' ? 1 : 0,
  }).format(Math.max(1, unit === 'hour' ? seconds / 3600 : Math.ceil(seconds / Number(size))));
}
