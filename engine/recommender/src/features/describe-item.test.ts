// Tests of the features that a description gives.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { describeItem } from './describe-item.ts';

test('describeItem() names features by field and counts them', () => {
  assert.deepEqual(
    describeItem({
      title: 'The Cities',
      year: 1927,
      genres: ['Drama'],
      people: ['Fritz Lang'],
      tags: ['noir', 'noir'],
      synopsis: 'A city of machines; the machine.',
    }),
    {
      'title:city': 1,
      'genre:Drama': 1,
      'person:Fritz Lang': 1,
      'tag:noir': 2,
      'decade:1920': 1,
      'word:city': 1,
      'word:machine': 2,
    },
  );
  assert.deepEqual(describeItem({}), {});
});
