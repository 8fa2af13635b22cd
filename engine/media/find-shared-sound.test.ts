import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSharedSound } from './find-shared-sound.ts';
import { soundPrinter } from './sound-printer.ts';

const rate = 48_000;
const breathe = (): Promise<void> => Promise.resolve();
const limits = { shortest: 5, longest: 120, breathe };

/** Music of its own for each seed: a new chord of three tones every fifth of a second. */
function music(seed: number, seconds: number): Float32Array {
  let state = seed;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const samples = new Float32Array(Math.round(seconds * rate));
  const note = rate / 5;
  for (let start = 0; start < samples.length; start += note) {
    const tones = Array.from({ length: 3 }, () => (2 * Math.PI * (300 + 1700 * random())) / rate);
    for (let i = start; i < Math.min(start + note, samples.length); i++)
      samples[i] = 0.1 * tones.reduce((sum, tone) => sum + Math.sin(tone * i), 0);
  }
  return samples;
}

function printOf(...parts: readonly Float32Array[]): Uint32Array {
  const printer = soundPrinter(600);
  for (const part of parts) {
    const stereo = new Float32Array(part.length * 2);
    for (const [i, sample] of part.entries()) stereo[2 * i] = stereo[2 * i + 1] = sample;
    printer.push(stereo);
  }
  return printer.finish();
}
const near = (value: number | undefined, wanted: number): void =>
  assert.ok(value !== undefined && Math.abs(value - wanted) < 0.5, `${value} is not ${wanted}`);

test('findSharedSound() finds an opening of 8 s at other places of two episodes, within half a second', async () => {
  const opening = music(1, 8);
  const quieter = opening.map((sample) => sample * 0.4);
  const shared = await findSharedSound(
    printOf(music(2, 6.37), opening, music(3, 10)),
    printOf(music(4, 13.21), quieter, music(5, 4)),
    limits,
  );
  near(shared?.first.start, 6.37);
  near(shared?.first.end, 14.37);
  near(shared?.second.start, 13.21);
  near(shared?.second.end, 21.21);
});

test('findSharedSound() finds nothing in episodes that share nothing, silence, or all of their sound', async () => {
  const [one, other, silence] = [music(6, 12), music(7, 12), new Float32Array(10 * rate)];
  assert.equal(await findSharedSound(printOf(one), printOf(other), limits), null);
  assert.equal(await findSharedSound(printOf(one, silence), printOf(silence, other), limits), null);
  assert.equal(
    await findSharedSound(printOf(one), printOf(one), { shortest: 5, longest: 10, breathe }),
    null,
  );
  assert.equal(await findSharedSound(new Uint32Array(), printOf(one), limits), null);
});
