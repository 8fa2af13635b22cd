// Turns a key and its values into a sentence of one language; each message is parsed once.
import { IntlMessageFormat } from 'intl-messageformat';
import { isolate } from './isolate.ts';
import { intlTag, type Locale } from './locale.ts';
import type { MessageKey, Messages } from './messages/en.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: Values) => string;

export function createTranslator(locale: Locale, messages: Messages): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const tag = intlTag(locale);
  return (key, values) => {
    const message = messages[key];
    if (!message.includes('{')) return message;
    let format = parsed.get(key);
    if (!format) parsed.set(key, (format = new IntlMessageFormat(message, tag)));
    return String(format.format(values && isolated(values, locale)));
  };
}

function isolated(values: Values, locale: Locale): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value, locale) : value,
    ]),
  );
}
