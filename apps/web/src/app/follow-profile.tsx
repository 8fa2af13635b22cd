// Takes over language and theme of the profile that is watching when it changes.
import { useEffect } from 'react';
import { useDispatch } from 'react-redux';
import { useSessionQuery } from './api.ts';
import { localeChosen, themeChosen } from './settings-slice.ts';

export function FollowProfile() {
  const dispatch = useDispatch();
  const { data: session } = useSessionQuery();
  const profile = session?.profile;
  const language = profile?.language;
  const theme = profile?.theme;
  useEffect(() => {
    if (language) dispatch(localeChosen(language));
  }, [dispatch, language]);
  useEffect(() => {
    if (theme) dispatch(themeChosen(theme));
  }, [dispatch, theme]);
  return null;
}
