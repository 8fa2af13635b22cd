// Loads the sentences of the chosen language and hands them to everything below; the old language stays until the new one is there.
import { useEffect, useState, type ReactNode } from 'react';
import { createFormats } from './create-formats.ts';
import { createTranslator } from './create-translator.ts';
import { LanguageContext, type Language } from './language-context.ts';
import { loadMessages } from './load-messages.ts';
import { directionOf, type Locale } from './locale.ts';

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [language, setLanguage] = useState<Language | null>(null);
  useEffect(() => {
    let current = true;
    void loadMessages(locale).then((messages) => {
      if (!current) return;
      const t = createTranslator(locale, messages);
      const direction = directionOf(locale);
      document.documentElement.lang = locale;
      document.documentElement.dir = direction;
      setLanguage({ locale, direction, t, format: createFormats(locale, t) });
    });
    return () => {
      current = false;
    };
  }, [locale]);
  return language ? <LanguageContext value={language}>{children}</LanguageContext> : null;
}
