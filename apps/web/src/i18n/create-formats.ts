// Numbers, lengths, dates, countries and languages in the words of one language.
import { isolate } from './isolate.ts';
import { intlTag, type Locale } from './locale.ts';
import type { Translate } from './create-translator.ts';

export interface Formats {
  readonly number: (value: number) => string;
  /** 0 to 1. */
  readonly percent: (share: number) => string;
  /** One decimal at most, for a mean of stars. */
  readonly decimal: (value: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly date: (milliseconds: number) => string;
  /** How long ago, in the largest unit that fits. */
  readonly ago: (milliseconds: number, now: number) => string;
  /** ISO 3166-1 alpha-2; SU is the Soviet Union. */
  readonly country: (code: string) => string;
  /** BCP 47. */
  readonly language: (tag: string) => string;
  /** A sentence part: "a, b and c". */
  readonly list: (items: readonly string[]) => string;
  /** A bare enumeration: "a, b, c". */
  readonly enumerate: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
}

const SOVIET_UNION: Readonly<Record<Locale, string>> = {
  en: 'Soviet Union',
  fr: 'Union soviétique',
  ar: 'الاتحاد السوفيتي',
};

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

export function createFormats(locale: Locale, t: Translate): Formats {
  const tag = intlTag(locale);
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const regions = new Intl.DisplayNames(tag, { type: 'region' });
  const languages = new Intl.DisplayNames(tag, { type: 'language' });
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const collator = new Intl.Collator(tag, { numeric: true });
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    decimal: (value) => decimal.format(value),
    minutes: (minutes) => {
      const hours = Math.floor(minutes / 60);
      const rest = minutes % 60;
      if (hours === 0) return t('title.minutes', { minutes });
      return rest === 0 ? t('title.hours', { hours }) : t('title.hoursMinutes', { hours, minutes: rest });
    },
    date: (milliseconds) => date.format(milliseconds),
    ago: (milliseconds, now) => {
      const seconds = (milliseconds - now) / 1000;
      for (const [unit, size] of units)
        if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
      return relative.format(0, 'minute');
    },
    country: (code) => {
      if (code === 'SU') return SOVIET_UNION[locale];
      try {
        return regions.of(code) ?? code;
      } catch {
        return code;
      }
    },
    language: (code) => {
      try {
        return capitalise(languages.of(code) ?? code, tag);
      } catch {
        return code;
      }
    },
    list: (items) => list.format(items.map((item) => isolate(item, locale))),
    enumerate: (items) => items.join(locale === 'ar' ? '، ' : ', '),
    compare: collator.compare,
  };
}

function capitalise(word: string, tag: string): string {
  return word.charAt(0).toLocaleUpperCase(tag) + word.slice(1);
}
