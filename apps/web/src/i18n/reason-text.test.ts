// Reasons in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFormats } from './create-formats.ts';
import { createTranslator } from './create-translator.ts';
import { en } from './messages/en.ts';
import { reasonText, type Reason } from './reason-text.ts';

const t = createTranslator('en', en);
const say = (reason: Reason | null) => reasonText(reason, t, createFormats('en', t));

test('reasonText() puts every kind of reason into words', () => {
  assert.equal(
    say({
      kind: 'because',
      titles: ['Metropolis', 'Faust', 'Nosferatu'].map((title, id) => ({ id, title, share: 0.3 })),
    }),
    'Because of Metropolis and Faust',
  );
  assert.equal(
    say({ kind: 'shared-viewers', viewers: 12, of: 40 }),
    '12 of 40 viewers who share your taste watched it',
  );
  assert.equal(
    say({
      kind: 'shared-viewers',
      viewers: 12,
      of: 40,
      titles: [
        { id: 1, title: 'Faust' },
        { id: 2, title: 'Nosferatu' },
      ],
    }),
    'People who chose Faust and Nosferatu also chose this: 12 of the 40 nearest to your taste',
  );
  assert.equal(
    say({
      kind: 'about',
      terms: [
        { field: 'genre', term: 'film-noir' },
        { field: 'person', term: 'Fritz Lang' },
      ],
      titles: [{ id: 1, title: 'M' }],
    }),
    'Film noir and Fritz Lang, as in M',
  );
  assert.equal(say({ kind: 'popular', viewers: 1 }), 'Watched by 1 viewer here');
  assert.equal(say({ kind: 'genre', genre: 'film-noir' }), 'You come back to Film noir');
  assert.equal(say({ kind: 'new' }), 'New on the programme');
  assert.equal(say(null), 'Part of the programme for everyone');
});
