// Language and theme of this device.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localeChosen, settingsSlice, themeChosen } from './settings-slice.ts';

test('settings keep language and theme apart', () => {
  const start = settingsSlice.reducer(undefined, { type: 'start' });
  assert.deepEqual(start, { locale: 'en', theme: 'system' });
  const arabic = settingsSlice.reducer(start, localeChosen('ar'));
  assert.deepEqual(settingsSlice.reducer(arabic, themeChosen('light')), { locale: 'ar', theme: 'light' });
});
