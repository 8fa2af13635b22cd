// The choices of language and theme inside a menu.
import type { ReactNode } from 'react';
import { useLanguage } from '#i18n/language-context.ts';
import { localeNames, locales } from '#i18n/locale.ts';
import { MenuChoices } from '#ui/menu.tsx';
import { useSettings } from './use-settings.ts';

export function PreferenceChoices({ divider }: { divider: ReactNode }) {
  const { t } = useLanguage();
  const { locale, theme, chooseLocale, chooseTheme } = useSettings();
  return (
    <>
      <MenuChoices
        label={t('settings.language')}
        value={locale}
        options={locales.map((value) => ({ value, label: localeNames[value], lang: value }))}
        onChange={chooseLocale}
      />
      {divider}
      <MenuChoices
        label={t('settings.theme')}
        value={theme}
        options={[
          { value: 'system', label: t('settings.theme.system') },
          { value: 'dark', label: t('settings.theme.dark') },
          { value: 'light', label: t('settings.theme.light') },
        ]}
        onChange={chooseTheme}
      />
    </>
  );
}
