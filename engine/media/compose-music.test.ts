import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeMusic } from './compose-music.ts';
import { readWav } from './read-wav.ts';
import { writeWav } from './write-wav.ts';

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

test('readWav() gives back what writeWav() wrote, to 16 bits', () => {
  const left = Float32Array.of(0, 0.5, -0.5, 1, -1, 2);
  const right = Float32Array.of(0.25, 0, 0, 0, 0, -2);
  const wav = readWav(writeWav(32000, [left, right]));
  assert.deepEqual([wav.sampleRate, wav.channels], [32000, 2]);
  const view = new DataView(wav.samples.buffer, wav.samples.byteOffset, wav.samples.byteLength);
  const values = Array.from({ length: 12 }, (_, i) => view.getInt16(i * 2, true));
  assert.deepEqual(values, [0, 8192, 16384, 0, -16383, 0, 32767, 0, -32767, 0, 32767, -32767]);
});

test('readWav() throws for what is not 16-bit PCM', () => {
  assert.throws(() => readWav(new Uint8Array(100)), /do not start with RIFF/);
  const wav = writeWav(8000, [new Float32Array(4)]);
  wav[20] = 3;
  assert.throws(() => readWav(wav), /only 16-bit PCM/);
  assert.throws(() => readWav(writeWav(8000, [new Float32Array(4)]).subarray(0, 36)), /no samples/);
});
