import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DownloadList } from '@kinora/sdk';
import { reconcile } from './reconcile.ts';
import { recordFixture } from './record-fixture.ts';

const now = 5_000_000;
const session = { account: { id: 1 }, profiles: [{ id: 2 }] } as Parameters<typeof reconcile>[1];
const item = (id: number, changes: Partial<DownloadList['items'][number]> = {}) => ({
  id,
  profileId: 2,
  movieId: 3,
  episodeId: null,
  quality: 'video-360',
  bytes: 100,
  createdAt: 1000,
  expiresAt: 9_000_000,
  good: true,
  place: null,
  ...changes,
});
const list = (...items: DownloadList['items']): DownloadList => ({ limit: 25, items });

test('reconcile() leaves alone what both sides know', () => {
  assert.deepEqual(reconcile([recordFixture(1)], session, list(item(1)), now), {
    remove: [],
    end: [],
    expiry: [],
    release: [],
  });
});

test('reconcile() removes what is of another account or of a profile that is gone', () => {
  const records = [recordFixture(1, { accountId: 9 }), recordFixture(2, { profileId: 9 }), recordFixture(3)];
  assert.deepEqual(reconcile(records, session, list(item(3)), now).remove, [1, 2]);
});

test('reconcile() ends what was taken back or withdrawn, not what has only expired', () => {
  const records = [
    recordFixture(1),
    recordFixture(2),
    recordFixture(3, { expiresAt: now - 1 }),
    recordFixture(4, { expiresAt: now - 1 }),
    recordFixture(5, { state: 'ended' }),
  ];
  const answer = list(item(2, { good: false }), item(3, { good: false, expiresAt: now - 1 }));
  assert.deepEqual(reconcile(records, session, answer, now).end, [1, 2]);
});

test('reconcile() takes over the expiry that the service says, and gives back what is not here', () => {
  const answer = list(item(1, { expiresAt: 7_000_000 }), item(8), item(9, { createdAt: now - 1000 }));
  const { expiry, release } = reconcile([recordFixture(1)], session, answer, now);
  assert.deepEqual(expiry, [{ id: 1, expiresAt: 7_000_000 }]);
  assert.deepEqual(release, [8], 'the other was just taken, perhaps in another tab');
});
