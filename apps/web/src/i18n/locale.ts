// The languages of the application: their own names, direction and the tag that Intl formats with.
export const locales = ['en', 'fr', 'ar'] as const;
export type Locale = (typeof locales)[number];

export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français', ar: 'العربية' };

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** Western digits in Arabic too, as the Maghreb writes them: years and running times stay readable beside Latin titles. */
export function intlTag(locale: Locale): string {
  return locale === 'ar' ? 'ar-u-nu-latn' : locale === 'en' ? 'en-GB' : 'fr';
}

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
