// Reads and changes language and theme: on this device, and in the profile that is watching.
import { useDispatch, useSelector } from 'react-redux';
import type { Locale } from '#i18n/locale.ts';
import { useChangeProfileMutation, useSessionQuery } from './api.ts';
import { localeChosen, themeChosen, type Theme } from './settings-slice.ts';
import type { State } from './store.ts';

export function useSettings() {
  const dispatch = useDispatch();
  const settings = useSelector((state: State) => state.settings);
  const { data: session } = useSessionQuery();
  const [changeProfile] = useChangeProfileMutation();
  const profileId = session?.profile?.id;
  return {
    ...settings,
    chooseLocale(locale: Locale) {
      dispatch(localeChosen(locale));
      if (profileId !== undefined) void changeProfile({ id: profileId, change: { language: locale } });
    },
    chooseTheme(theme: Theme) {
      dispatch(themeChosen(theme));
      if (profileId !== undefined) void changeProfile({ id: profileId, change: { theme } });
    },
  };
}
