// The state of the application: what the server said, and the settings of this device.
import { configureStore } from '@reduxjs/toolkit';
import { setupListeners } from '@reduxjs/toolkit/query';
import { api } from './api.ts';
import { settingsSlice } from './settings-slice.ts';
import { readSettings, writeSettings } from './stored-settings.ts';

const root = document.documentElement;

export const store = configureStore({
  reducer: { api: api.reducer, settings: settingsSlice.reducer },
  preloadedState: { settings: readSettings(root) },
  middleware: (defaults) => defaults().concat(api.middleware),
});
setupListeners(store.dispatch);

let written = store.getState().settings;
store.subscribe(() => {
  const { settings } = store.getState();
  if (settings === written) return;
  written = settings;
  writeSettings(settings, root);
});

export type State = ReturnType<typeof store.getState>;
