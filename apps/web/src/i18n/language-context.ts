// The language in use, for every component: translator, formats, direction.
import { createContext, use } from 'react';
import type { Formats } from './create-formats.ts';
import type { Translate } from './create-translator.ts';
import type { Locale } from './locale.ts';

export interface Language {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly format: Formats;
}

export const LanguageContext = createContext<Language | null>(null);

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error('useLanguage is called outside LanguageProvider');
  return language;
}
