// Brings the sentences of one language, each language in a chunk of its own.
import type { Locale } from './locale.ts';
import type { Messages } from './messages/en.ts';

export async function loadMessages(locale: Locale): Promise<Messages> {
  switch (locale) {
    case 'fr':
      return (await import('./messages/fr.ts')).fr;
    case 'ar':
      return (await import('./messages/ar.ts')).ar;
    default:
      return (await import('./messages/en.ts')).en;
  }
}
