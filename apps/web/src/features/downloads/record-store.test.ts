import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExpired, isPlayable, nextOf } from './download-record.ts';
import { recordFixture } from './record-fixture.ts';
import { recordPrefix, RecordStore } from './record-store.ts';
import { storageFixture } from './storage-fixture.ts';

test('RecordStore keeps records over a reload, newest first, and the same list until something changes', () => {
  const storage = storageFixture();
  const store = new RecordStore(storage, new EventTarget());
  store.put(recordFixture(1));
  store.put(recordFixture(2));
  assert.deepEqual(
    store.list().map(({ id }) => id),
    [2, 1],
  );
  assert.equal(store.list(), store.list());
  store.patch(1, { received: 50 });
  const again = new RecordStore(storage, new EventTarget());
  assert.deepEqual(again.get(1), recordFixture(1, { received: 50 }));
});

test('RecordStore.patch() brings nothing back that was removed', () => {
  const store = new RecordStore(storageFixture(), new EventTarget());
  store.put(recordFixture(1));
  store.remove(1);
  store.patch(1, { received: 50 });
  assert.deepEqual(store.list(), []);
});

test('RecordStore tells of changes, also of those in another tab', () => {
  const tabs = new EventTarget();
  const storage = storageFixture();
  const here = new RecordStore(storage, tabs);
  const there = new RecordStore(storage, new EventTarget());
  let told = 0;
  const stop = here.subscribe(() => (told += 1));
  here.put(recordFixture(1));
  there.patch(1, { state: 'paused' });
  tabs.dispatchEvent(Object.assign(new Event('storage'), { key: `${recordPrefix}1` }));
  assert.equal(told, 2);
  assert.equal(here.get(1)?.state, 'paused');
  tabs.dispatchEvent(Object.assign(new Event('storage'), { key: 'kinora.settings' }));
  assert.equal(told, 2);
  stop();
  here.remove(1);
  assert.equal(told, 2);
});

test('RecordStore passes over entries that are no records', () => {
  const storage = storageFixture();
  storage.setItem(`${recordPrefix}1`, '{');
  storage.setItem(`${recordPrefix}2`, '{"id":"x"}');
  assert.deepEqual(new RecordStore(storage, new EventTarget()).list(), []);
});

test('isExpired() goes by the latest time that was ever seen: turning the clock back gains nothing', () => {
  const record = recordFixture(1, { state: 'complete', expiresAt: 5000, seenAt: 4000 });
  assert.equal(isExpired(record, 4500), false);
  assert.equal(isExpired(record, 5000), true);
  assert.equal(isExpired({ ...record, seenAt: 6000 }, 1000), true);
  assert.equal(isPlayable(record, 4500), true);
  assert.equal(isPlayable({ ...record, state: 'running' }, 4500), false);
});

test('nextOf() is the following episode of the same season, when it is here and good', () => {
  const part = (id: number, number: number, changes = {}) =>
    recordFixture(id, {
      state: 'complete',
      episodeId: id,
      episode: { season: 1, number, title: '' },
      ...changes,
    });
  const first = part(1, 1);
  assert.equal(nextOf(first, [part(3, 3), part(2, 2), first], 2000)?.id, 2);
  assert.equal(nextOf(first, [part(2, 2, { state: 'paused' })], 2000), null);
  assert.equal(nextOf(first, [part(2, 2, { profileId: 99 })], 2000), null);
  assert.equal(nextOf(recordFixture(7), [first], 2000), null);
});

test('RecordStore takes back no time that was seen, whatever a clock that was turned back says', () => {
  const store = new RecordStore(storageFixture(), new EventTarget());
  store.put(recordFixture(1, { seenAt: 5_000 }));
  store.patch(1, { seenAt: 4_000 });
  assert.equal(store.get(1)?.seenAt, 5_000);
  store.patch(1, { seenAt: 6_000 });
  assert.equal(store.get(1)?.seenAt, 6_000);
});
