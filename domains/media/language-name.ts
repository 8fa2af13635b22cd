// What a language calls itself, for menus.

/** français, العربية. Null for a track of which the language is not known. */
export function languageName(language: string): string | null {
  if (language === 'und') return null;
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
