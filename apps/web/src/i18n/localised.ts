// Picks the text of one language from a set, English where it is missing.
import type { Locale } from './locale.ts';

export function localised(text: { en: string; fr?: string; ar?: string }, locale: Locale): string {
  return text[locale] ?? text.en;
}
