import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChapterList } from './read-chapter-list.ts';

test('readChapterList() reads a place and a name a line', () => {
  assert.deepEqual(readChapterList('\uFEFF0:00 Le départ\r\n\n# later\n1:02:05.5\n'), [
    { start: 0, title: 'Le départ' },
    { start: 3725.5, title: null },
  ]);
});

test('readChapterList() quotes the line that it cannot read', () => {
  assert.throws(() => readChapterList('0:00 One\nTwo 1:00'), /Cannot read the chapter "Two 1:00"/);
});
