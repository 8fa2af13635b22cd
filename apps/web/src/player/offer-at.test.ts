import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Marker } from '@kinora/sdk';
import { offerAt } from './offer-at.ts';

const intro: Marker = { kind: 'intro', start: 30, end: 90 };
const credits: Marker = { kind: 'credits', start: 1100, end: 1195 };
const markers = [intro, credits];
const film = { duration: 1200, ended: false, hasNext: false };
const episode = { ...film, hasNext: true };

test('offerAt() offers to skip a marker from its first moment to just before its last', () => {
  assert.equal(offerAt(markers, { ...film, time: 29 }), null);
  assert.deepEqual(offerAt(markers, { ...film, time: 30 }), { kind: 'skip', marker: intro });
  assert.deepEqual(offerAt(markers, { ...film, time: 88 }), { kind: 'skip', marker: intro });
  assert.equal(offerAt(markers, { ...film, time: 89.5 }), null);
});

test('offerAt() skips the credits of a film, and goes from those of an episode to the next', () => {
  assert.deepEqual(offerAt(markers, { ...film, time: 1150 }), { kind: 'skip', marker: credits });
  assert.deepEqual(offerAt(markers, { ...episode, time: 1150 }), { kind: 'next', counts: true });
  assert.deepEqual(offerAt(markers, { ...episode, time: 1198 }), { kind: 'next', counts: true });
});

test('offerAt() skips credits before a last scene instead of leaving it out', () => {
  const early: Marker = { kind: 'credits', start: 900, end: 1000 };
  assert.deepEqual(offerAt([early], { ...episode, time: 950 }), { kind: 'skip', marker: early });
  assert.deepEqual(offerAt([early], { ...episode, time: 1190 }), { kind: 'next', counts: false });
});

test('offerAt() offers the next episode near the end where nobody marked credits, and counts once it ended', () => {
  assert.equal(offerAt([], { ...episode, time: 1180 }), null);
  assert.deepEqual(offerAt([], { ...episode, time: 1190 }), { kind: 'next', counts: false });
  assert.deepEqual(offerAt([], { ...episode, time: 1200, ended: true }), { kind: 'next', counts: true });
  assert.equal(offerAt([], { ...film, time: 1200, ended: true }), null);
});

test('offerAt() offers nothing before the length is known', () => {
  assert.equal(offerAt(markers, { ...episode, duration: 0, time: 40 }), null);
});
