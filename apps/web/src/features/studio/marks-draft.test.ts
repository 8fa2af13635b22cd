import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftMarks, openEnd, readMarks, type MarksDraft } from './marks-draft.ts';

const film = {
  duration: 3723,
  chapters: [
    { start: 0, end: 600, title: 'Départ' },
    { start: 600, end: 3000, title: null },
    { start: 3100, end: 3723, title: 'Fin' },
  ],
  markers: [{ kind: 'intro', start: 12.5, end: 95 } as const],
};

test('draftMarks() and readMarks() give back what the server said', () => {
  const draft = draftMarks(film);
  assert.deepEqual(
    draft.chapters.map(({ start, end }) => [start, end]),
    [
      ['0:00', ''],
      ['10:00', '50:00'],
      ['51:40', ''],
    ],
  );
  const { faults, ...read } = readMarks(draft, film.duration);
  assert.deepEqual(read, { chapters: film.chapters, markers: film.markers });
  assert.equal(faults.size, 0);
  assert.equal(openEnd(draft.chapters, { key: 9, title: '', start: '1:00', end: '' }, film.duration), 600);
});

test('readMarks() orders rows and names each field that does not do', () => {
  const draft: MarksDraft = {
    markers: [
      { key: 4, kind: 'credits', start: '1:00:00', end: '2:00:00' },
      { key: 5, kind: 'intro', start: 'soon', end: '' },
      { key: 6, kind: 'recap', start: '0:30', end: '0:20' },
      { key: 7, kind: 'credits', start: '1:01:00', end: '1:01:30' },
      { key: 8, kind: 'intro', start: '3:00:00', end: '3:10:00' },
    ],
    chapters: [
      { key: 1, title: ' Two ', start: '5:00', end: '' },
      { key: 0, title: '', start: '0', end: '6:00' },
    ],
  };
  const { chapters, faults } = readMarks(draft, film.duration);
  assert.deepEqual(chapters, [
    { start: 0, end: 360, title: null },
    { start: 300, end: 3723, title: 'Two' },
  ]);
  assert.deepEqual(Object.fromEntries(faults), {
    'chapters.1.start': { kind: 'overlap', seconds: 360 },
    'markers.4.end': { kind: 'outside', seconds: 3723 },
    'markers.5.start': { kind: 'time' },
    'markers.5.end': { kind: 'time' },
    'markers.6.end': { kind: 'order' },
    'markers.7.start': { kind: 'overlap', seconds: 7200 },
    'markers.8.start': { kind: 'outside', seconds: 3723 },
    'markers.8.end': { kind: 'outside', seconds: 3723 },
  });
});
