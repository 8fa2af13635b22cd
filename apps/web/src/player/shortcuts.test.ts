// The keys of the player.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf, shortcuts } from './shortcuts.ts';

const press = (key: string, modifiers = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

test('shortcuts give no key two meanings', () => {
  const keys = shortcuts.flatMap(({ keys }) => keys);
  assert.deepEqual([...new Set(keys)].sort(), [...keys].sort());
});

test('commandOf() reads keys in either case', () => {
  assert.deepEqual(commandOf(press('F')), { kind: 'fullscreen' });
  assert.deepEqual(commandOf(press('ArrowLeft')), { kind: 'seekBy', seconds: -10 });
});

test('commandOf() jumps to a tenth of the film', () => {
  assert.deepEqual(commandOf(press('7')), { kind: 'seekTo', share: 0.7 });
});

test('commandOf() leaves combinations to the browser and unknown keys alone', () => {
  assert.equal(commandOf(press('f', { ctrlKey: true })), null);
  assert.equal(commandOf(press('l', { metaKey: true })), null);
  assert.equal(commandOf(press('Tab')), null);
});
