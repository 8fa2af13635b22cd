// Language and theme for whoever is not signed in.
import { Languages } from 'lucide-react';
import { useLanguage } from '#i18n/language-context.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Menu, MenuSeparator } from '#ui/menu.tsx';
import { PreferenceChoices } from './preference-choices.tsx';

export default function PreferencesMenu() {
  const { t } = useLanguage();
  return (
    <Menu
      trigger={
        <IconButton label={t('nav.preferences')}>
          <Languages aria-hidden="true" />
        </IconButton>
      }
    >
      <PreferenceChoices divider={<MenuSeparator />} />
    </Menu>
  );
}
