import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkChapters, checkMarkers, MarksError } from './check-marks.ts';

const refuses = (work: () => unknown, why: RegExp): void =>
  assert.throws(work, (error) => error instanceof MarksError && why.test(error.message));

test('checkChapters() keeps chapters in order, to the millisecond and inside of the film', () => {
  assert.deepEqual(
    checkChapters(
      [
        { start: 0, end: 10.00049, title: ' The\u0000 \u202Ebeginning\n' },
        { start: 10.00049, end: 60.3, title: '  ' },
      ],
      60,
    ),
    [
      { start: 0, end: 10, title: 'The beginning' },
      { start: 10, end: 60, title: null },
    ],
  );
});

test('checkChapters() refuses what runs backwards, overlaps or leaves the film, and quotes it', () => {
  const of = (start: number, end: number) => ({ start, end, title: null });
  refuses(() => checkChapters([of(5, 5)], 60), /the chapter from 0:05 to 0:05/);
  refuses(() => checkChapters([of(-1, 5)], 60), /from -1 to 0:05/);
  refuses(() => checkChapters([of(Number.NaN, 5)], 60), /from NaN/);
  refuses(() => checkChapters([of(0, 61)], 60), /0:00 to 1:01: the film ends at 1:00/);
  refuses(() => checkChapters([of(0, 10), of(9, 20)], 60), /from 0:09: the one before it goes on until 0:10/);
  refuses(() => checkChapters([of(10, 20), of(0, 10)], 60), /from 0:00: the one before/);
  refuses(
    () =>
      checkChapters(
        Array.from({ length: 501 }, (_, i) => of(i, i + 1)),
        600,
      ),
    /501 chapters/,
  );
});

test('checkChapters() and checkMarkers() name the field by its place in what was given', () => {
  const intro = (start: number, end: number) => ({ kind: 'intro', start, end }) as const;
  const path = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error instanceof MarksError ? error.path : error;
    }
  };
  // Kept in order of time, yet named as they were given.
  assert.equal(
    path(() => checkMarkers([intro(20, 30), intro(5, 10), intro(8, 9)], 60)),
    'markers.2.start',
  );
  assert.equal(
    path(() => checkMarkers([intro(5, 4)], 60)),
    'markers.0.end',
  );
  const title = null;
  assert.equal(
    path(() =>
      checkChapters(
        [
          { start: 0, end: 5, title },
          { start: 5, end: 99, title },
        ],
        60,
      ),
    ),
    'chapters.1.end',
  );
  assert.equal(
    path(() => checkChapters([{ start: -1, end: 5, title }], 60)),
    'chapters.0.start',
  );
});

test('checkMarkers() orders them, and refuses an overlap of one kind only', () => {
  const recap = { kind: 'recap', start: 0, end: 20 } as const;
  const intro = { kind: 'intro', start: 15, end: 30 } as const;
  assert.deepEqual(checkMarkers([intro, recap], 60), [recap, intro]);
  refuses(() => checkMarkers([recap, { ...recap, start: 19, end: 25 }], 60), /the recap from 0:19/);
  refuses(() => checkMarkers([{ kind: 'credits', start: 59, end: 70 }], 60), /the credits from 0:59 to 1:10/);
});
