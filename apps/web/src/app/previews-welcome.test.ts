import assert from 'node:assert/strict';
import { test } from 'node:test';
import { previewsWelcome } from './previews-welcome.ts';

const device = (matching: readonly string[], navigator: object = {}) => ({
  matchMedia: (query: string) => ({ matches: matching.includes(query) }),
  navigator,
});
const HOVER = '(hover: hover)';

test('previewsWelcome() wants a pointer that hovers', () => {
  assert.equal(previewsWelcome(device([HOVER])), true);
  assert.equal(previewsWelcome(device([])), false);
});

test('previewsWelcome() heeds less motion and saved data', () => {
  assert.equal(previewsWelcome(device([HOVER, '(prefers-reduced-motion: reduce)'])), false);
  assert.equal(previewsWelcome(device([HOVER], { connection: { saveData: true } })), false);
  assert.equal(previewsWelcome(device([HOVER], { connection: { saveData: false } })), true);
});
