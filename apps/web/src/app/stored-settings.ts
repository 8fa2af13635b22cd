// Language and theme as kept in the browser; public/first-paint.js reads the same entry before the first paint.
import { isLocale } from '#i18n/locale.ts';
import type { Settings } from './settings-slice.ts';

const ENTRY = 'kinora.settings';

/** What first-paint.js has already put on the document. */
export function readSettings(root: HTMLElement): Settings {
  const theme = root.dataset['theme'];
  return {
    locale: isLocale(root.lang) ? root.lang : 'en',
    theme: theme === 'dark' || theme === 'light' ? theme : 'system',
  };
}

/** Keeps and shows the theme; the language shows itself when its sentences are there. */
export function writeSettings(settings: Settings, root: HTMLElement): void {
  root.dataset['theme'] = settings.theme;
  try {
    localStorage.setItem(ENTRY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is closed.
  }
}
