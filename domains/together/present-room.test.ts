import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashKey } from './find-room.ts';
import { memberId, toMember } from './present-room.ts';

test('memberId() is another in each room, and not to be had from the link', () => {
  const key = 'A'.repeat(22);
  assert.equal(memberId({ salt: 's' }, 7), memberId({ salt: 's' }, 7));
  assert.notEqual(memberId({ salt: 's' }, 7), memberId({ salt: 't' }, 7));
  assert.notEqual(memberId({ salt: 's' }, 7), memberId({ salt: hashKey(key) }, 7));
});

test('toMember() shows a name that turns nothing round, and something where a name shows nothing', () => {
  const named = (name: string) => toMember({ salt: 's' }, { profileId: 1, name, avatar: 'owl' }).name;
  assert.equal(named('Ada\u202e adA'), 'Ada adA');
  assert.equal(named('\u200b'), '?');
});
