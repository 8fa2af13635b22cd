// Language and theme in use on this device, before anyone signs in and after.
import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Locale } from '#i18n/locale.ts';

export type Theme = 'system' | 'dark' | 'light';
export interface Settings {
  readonly locale: Locale;
  readonly theme: Theme;
}

const start: Settings = { locale: 'en', theme: 'system' };

export const settingsSlice = createSlice({
  name: 'settings',
  initialState: start,
  reducers: {
    localeChosen: (state, { payload }: PayloadAction<Locale>) => ({ ...state, locale: payload }),
    themeChosen: (state, { payload }: PayloadAction<Theme>) => ({ ...state, theme: payload }),
  },
});

export const { localeChosen, themeChosen } = settingsSlice.actions;
