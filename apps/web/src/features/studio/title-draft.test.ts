import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEpisode, newTitle, readTitle, type TitleDraft } from './title-draft.ts';

const film: TitleDraft = { ...newTitle({ words: 'The Lantern', year: 1931 }), minutes: '٦١', maturity: '0' };

test('readTitle() reads a film as the server takes it, in the digits of any keyboard', () => {
  const { facts, faults } = readTitle({ ...film, title: ' The Lantern ', synopsis: ' ', genres: ['drama'] });
  assert.deepEqual(facts, {
    kind: 'film',
    title: 'The Lantern',
    originalTitle: null,
    year: 1931,
    endYear: null,
    minutes: 61,
    maturity: 0,
    synopsis: null,
    genres: ['drama'],
    episodes: [],
  });
  assert.equal(faults.size, 0);
});

test('readTitle() names each field of a serial that does not do', () => {
  const first = { ...newEpisode([], 1), title: 'One' };
  const second = { ...newEpisode([first], 1), title: 'Two', minutes: 'long' };
  assert.equal(second.number, '2');
  const draft: TitleDraft = {
    ...film,
    kind: 'series',
    title: ' ',
    year: '31',
    endYear: '1930 or so',
    minutes: 'not looked at',
    episodes: [first, second, { ...newEpisode([first, second], 1), number: '2' }],
  };
  const { faults } = readTitle(draft);
  assert.deepEqual(Object.fromEntries(faults), {
    title: 'field.required',
    year: 'studio.form.fault.year',
    endYear: 'studio.form.fault.year',
    'episodes.1.minutes': 'studio.form.fault.minutes',
    'episodes.2.number': 'studio.form.fault.taken',
    'episodes.2.title': 'field.required',
  });
  const late = readTitle({ ...draft, year: '', endYear: '1940' }).faults;
  assert.equal(late.get('endYear'), 'studio.form.fault.endYear');
});
