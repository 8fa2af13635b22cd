import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayControl, readAt } from './policy.ts';

test('mayControl() is of everybody, of the host alone, and of everybody again while the host is away', () => {
  const [host, guest] = [{ profileId: 1 }, { profileId: 2 }];
  const kept = { everyoneControls: false, hostProfileId: 1 };
  assert.equal(mayControl({ ...kept, everyoneControls: true }, 2, [host, guest]), true);
  assert.equal(mayControl(kept, 1, [host, guest]), true);
  assert.equal(mayControl(kept, 2, [host, guest]), false);
  assert.equal(mayControl(kept, 2, [guest]), true);
});

test('readAt() believes what can be, in whole milliseconds as they are stored', () => {
  assert.equal(readAt(9_000.4, 10_000), 9_000);
  for (const said of [undefined, 10_001, 7_999]) assert.equal(readAt(said, 10_000), 10_000);
});
