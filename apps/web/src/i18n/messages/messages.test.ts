// Every language says everything, in messages that parse, with the values the English one takes and the plural forms its grammar has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { intlTag } from '../locale.ts';
import { translatedGenres } from '../genre-name.ts';
import { ar } from './ar.ts';
import { en, type MessageKey } from './en.ts';
import { fr } from './fr.ts';

const languages = { en, fr, ar };
const keys = Object.keys(en) as MessageKey[];

interface Plural {
  readonly value: string;
  readonly forms: readonly string[];
}

function read(locale: keyof typeof languages, key: MessageKey): { values: Set<string>; plurals: Plural[] } {
  const values = new Set<string>();
  const plurals: Plural[] = [];
  const visit = (elements: readonly unknown[]): void => {
    for (const element of elements) {
      if (typeof element !== 'object' || element === null || !('type' in element)) continue;
      const { type, value, options } = element as {
        type: number;
        value?: string;
        options?: Record<string, { value: readonly unknown[] }>;
      };
      // 0 is literal text and 7 the "#" inside a plural; the others name a value.
      if (type !== 0 && type !== 7 && value !== undefined) values.add(value);
      if (!options) continue;
      plurals.push({
        value: value ?? '',
        forms: Object.keys(options).filter((form) => !form.startsWith('=')),
      });
      for (const option of Object.values(options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(languages[locale][key], intlTag(locale)).getAst());
  return { values, plurals };
}

for (const locale of ['fr', 'ar'] as const) {
  test(`messages in ${locale} have exactly the keys of English, none empty`, () => {
    assert.deepEqual(Object.keys(languages[locale]).sort(), [...keys].sort());
    for (const key of keys) assert.notEqual(languages[locale][key].trim(), '', key);
  });

  test(`messages in ${locale} take the values of the English ones`, () => {
    for (const key of keys)
      assert.deepEqual([...read(locale, key).values].sort(), [...read('en', key).values].sort(), key);
  });
}

test('plurals have every form of their language', () => {
  const needed = {
    en: ['one', 'other'],
    fr: ['one', 'other'],
    ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  };
  for (const locale of ['en', 'fr', 'ar'] as const)
    for (const key of keys)
      for (const { forms } of read(locale, key).plurals)
        for (const form of needed[locale])
          assert.ok(forms.includes(form), `${locale} ${key} lacks "${form}"`);
});

test('messages in Arabic are written in Arabic', () => {
  const latin = new Set([
    'brand.name',
    'browse.option',
    'maturity.from',
    'key.tenths',
    'player.position',
    'downloads.lines',
  ]);
  for (const key of keys) if (!latin.has(key)) assert.match(ar[key], /\p{Script=Arabic}/u, key);
});

test('every translated genre has its message', () => {
  for (const slug of translatedGenres) assert.ok(`genre.${slug}` in en, slug);
});
