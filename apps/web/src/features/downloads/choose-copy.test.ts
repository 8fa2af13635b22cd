import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseCopy, isSeriesHere } from './choose-copy.ts';
import { recordFixture } from './record-fixture.ts';

const NOW = 5_000;
const film = { profileId: 2, movieId: 3, episodeId: null };
const whole = (id: number, changes: Parameters<typeof recordFixture>[1] = {}) =>
  recordFixture(id, { state: 'complete', ...changes });
const part = (id: number, number: number, changes: Parameters<typeof recordFixture>[1] = {}) =>
  whole(id, { episodeId: 100 + number, episode: { season: 1, number, title: `Part ${number}` }, ...changes });

test('chooseCopy() finds a film of the profile that is whole', () => {
  assert.deepEqual(chooseCopy([whole(1)], film, undefined, NOW), { kind: 'good', record: whole(1) });
  assert.equal(chooseCopy([recordFixture(1, { state: 'running' })], film, undefined, NOW), null);
  assert.equal(chooseCopy([whole(1, { state: 'ended' })], film, undefined, NOW), null);
  assert.equal(chooseCopy([whole(1, { profileId: 9 })], film, undefined, NOW), null);
  assert.equal(chooseCopy([whole(1, { movieId: 9 })], film, undefined, NOW), null);
});

test('chooseCopy() tells a copy that expired, also when the clock was turned back', () => {
  const late = whole(1, { expiresAt: 4_000 });
  assert.equal(chooseCopy([late], film, undefined, NOW)?.kind, 'expired');
  assert.equal(chooseCopy([{ ...late, seenAt: 4_000 }], film, undefined, 1)?.kind, 'expired');
});

test('chooseCopy() finds the episode that is asked for, and no other', () => {
  const records = [part(1, 1), part(2, 2)];
  assert.equal(chooseCopy(records, { ...film, episodeId: 102 }, undefined, NOW)?.record.id, 2);
  assert.equal(chooseCopy(records, { ...film, episodeId: 103 }, undefined, NOW), null);
});

test('chooseCopy() goes on in a series where it was left, from its beginning, or with what was watched here last', () => {
  const records = [part(3, 3), part(2, 2), part(1, 1)];
  assert.equal(isSeriesHere(records, film), true);
  assert.equal(isSeriesHere([whole(1)], film), false);
  assert.equal(chooseCopy(records, film, 102, NOW)?.record.id, 2);
  assert.equal(chooseCopy(records, film, 109, NOW), null, 'that episode is not here');
  assert.equal(chooseCopy(records, film, null, NOW)?.record.id, 1);
  assert.equal(chooseCopy([part(2, 2)], film, null, NOW), null, 'it begins with another');
  assert.equal(chooseCopy(records, film, undefined, NOW)?.record.id, 1);
  const marked = [part(1, 1), part(3, 3, { mark: { position: 5, at: 9, told: false } })];
  assert.equal(chooseCopy(marked, film, undefined, NOW)?.record.id, 3);
});
