import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeMusic } from './compose-music.ts';

const request = { seed: 'nosferatu', genres: ['horror'], year: 1922, seconds: 6, sampleRate: 16000 };

test('composeMusic() is the same for the same seed and another for another', () => {
  const [a] = composeMusic(request);
  assert.deepEqual(composeMusic(request)[0], a);
  assert.notDeepEqual(composeMusic({ ...request, seed: 'metropolis' })[0], a);
  assert.notDeepEqual(composeMusic({ ...request, genres: ['comedy'] })[0], a);
});

test('composeMusic() is stereo, audible, never clips, and is silent at both ends', () => {
  const [left, right] = composeMusic(request);
  assert.equal(left.length, 96_000);
  assert.notDeepEqual(left, right);
  for (const channel of [left, right]) {
    const peak = channel.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    assert.ok(peak <= 0.7001 && peak > 0.2, `peak ${peak}`);
    const power = Math.sqrt(channel.reduce((sum, value) => sum + value * value, 0) / channel.length);
    assert.ok(power > 0.03, `power ${power}`);
    assert.ok(Math.abs(channel[0] ?? 1) < 0.001 && Math.abs(channel.at(-1) ?? 1) < 0.001);
    const mean = channel.reduce((sum, value) => sum + value, 0) / channel.length;
    assert.ok(Math.abs(mean) < 0.005, `offset ${mean}`);
  }
});
