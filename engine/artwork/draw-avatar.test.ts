// Checks the avatars: enough of them, each its own picture on its own colour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avatarNames, drawAvatar } from './draw-avatar.ts';

test('drawAvatar() draws at least twenty pictures, each on a colour of its own', () => {
  const grounds = avatarNames.map(
    (name) => /<rect x="0" y="0" width="400" height="400" fill="(#\w+)"/.exec(drawAvatar(name))?.[1],
  );
  assert.ok(avatarNames.length >= 20);
  assert.ok(!grounds.includes(undefined));
  assert.equal(new Set(grounds).size, avatarNames.length);
});
