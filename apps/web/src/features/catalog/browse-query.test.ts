// The address of the browse page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBrowseQuery } from './browse-query.ts';

test('readBrowseQuery() reads every filter', () => {
  assert.deepEqual(
    readBrowseQuery(new URLSearchParams('kind=film&genre=film-noir&decade=1940&country=US&sort=year')),
    { kind: 'film', genre: 'film-noir', decade: 1940, country: 'US', sort: 'year' },
  );
});

test('readBrowseQuery() leaves out what the server would refuse', () => {
  assert.deepEqual(
    readBrowseQuery(
      new URLSearchParams(`kind=play&genre=${'x'.repeat(61)}&decade=1945&country=usa&sort=best`),
    ),
    {},
  );
});
