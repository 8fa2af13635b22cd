// Keeps a name of another script from disturbing the order of the words around it (Unicode bidirectional isolates).
import { directionOf, type Locale } from './locale.ts';

/** Only languages that read from the right need it: most names here are Latin. */
export function isolate(text: string, locale: Locale): string {
  return directionOf(locale) === 'rtl' ? `\u2068${text}\u2069` : text;
}
