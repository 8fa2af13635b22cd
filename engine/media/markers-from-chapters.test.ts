import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markersFromChapters } from './markers-from-chapters.ts';

const chapter = (start: number, end: number, title: string | null) => ({ start, end, title });

test('markersFromChapters() knows intro, recap and credits by their names, in three languages', () => {
  assert.deepEqual(
    markersFromChapters(
      [
        chapter(0, 60, 'Previously on Les Vampires'),
        chapter(60, 150, ' Opening Credits '),
        chapter(150, 1700, 'The ring that kills'),
        chapter(1700, 1800, 'Générique de fin'),
      ],
      1800,
    ),
    [
      { kind: 'recap', start: 0, end: 60 },
      { kind: 'intro', start: 60, end: 150 },
      { kind: 'credits', start: 1700, end: 1800 },
    ],
  );
  assert.equal(markersFromChapters([chapter(0, 90, 'شارة البداية')], 1800)[0]?.kind, 'intro');
});

test('markersFromChapters() passes over names that cannot mean it', () => {
  const chapters = [
    chapter(0, 900, 'Opening'),
    chapter(900, 950, 'Credits'),
    chapter(1750, 1800, 'Intro'),
    chapter(1000, 1100, 'The recap of the opening'),
    chapter(1100, 1200, null),
  ];
  assert.deepEqual(
    markersFromChapters(chapters, 1800).map(({ start }) => start),
    [],
  );
  assert.equal(markersFromChapters([chapter(1750, 1800, 'credits')], 1800).length, 1);
});
