import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearSound } from './hear-sound.ts';
import { gainFor } from './loudness.ts';

const rate = 48_000;

/** Both channels alike, handed on in pieces of awkward length. */
function hear(seconds: number, sample: (time: number, i: number) => number, printSeconds = 0) {
  const floats = new Float32Array(Math.round(seconds * rate) * 2);
  for (let i = 0; i < floats.length; i++) floats[i] = sample((i >> 1) / rate, i >> 1);
  const bytes = new Uint8Array(floats.buffer);
  const listener = hearSound(printSeconds);
  for (let at = 0; at < bytes.length; at += 100_003) listener.push(bytes.subarray(at, at + 100_003));
  return listener.finish();
}
const sine = (hertz: number, decibels: number) => (time: number) =>
  10 ** (decibels / 20) * Math.sin(2 * Math.PI * hertz * time);
const near = (value: number | undefined, wanted: number, by: number, what: string): void =>
  assert.ok(value !== undefined && Math.abs(value - wanted) <= by, `${what}: ${value}, not ${wanted}`);

test('hearSound() measures the tones of EBU Tech 3341: 1 kHz in stereo at -23 dB is -23 LUFS', () => {
  for (const level of [-23, -33]) near(hear(20, sine(1000, level)).loudness?.integrated, level, 0.1, 'tone');
});

test('hearSound() leaves quiet passages out by both gates (EBU Tech 3341, cases 3 and 4)', () => {
  const levels = [-72, -36, -23, -36, -72];
  const lengths = [2, 2, 26, 2, 2];
  const ends = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((sum, each) => sum + each, 0));
  const { loudness } = hear(34, (time) => {
    const part = ends.findIndex((end) => time < end);
    return sine(1000, levels[part] ?? -100)(time);
  });
  near(loudness?.integrated, -23, 0.1, 'gated');
});

test('hearSound() measures the range between -20 and -30 LUFS as 10 LU (EBU Tech 3342, case 1)', () => {
  const { loudness } = hear(40, (time) => sine(1000, time < 20 ? -20 : -30)(time));
  near(loudness?.range, 10, 1, 'range');
});

test('hearSound() finds the peak between samples: a tone at a quarter of the rate, caught at 45 degrees, is 3 dB higher', () => {
  const { loudness } = hear(2, (_, i) => 0.5 * Math.sin((Math.PI / 2) * i + Math.PI / 4));
  near(loudness?.truePeak, 20 * Math.log10(0.5), 0.3, 'true peak');
});

test('hearSound() tells silence from quiet, to the hundredth of a second', () => {
  const { silences } = hear(5, (time) => (time > 1.5 && time < 2.25 ? 0 : sine(440, -40)(time)));
  assert.equal(silences.length, 1);
  near(silences[0]?.start, 1.5, 0.02, 'begin');
  near(silences[0]?.end, 2.25, 0.02, 'end');
  const nothing = hear(3, () => 0);
  assert.deepEqual([nothing.loudness, nothing.silences], [null, [{ start: 0, end: 3 }]]);
  assert.deepEqual(hear(0, () => 0).silences, []);
});

test('gainFor() brings a track to its target, unless its peaks leave no room', () => {
  assert.equal(gainFor({ integrated: -16, range: 5, truePeak: -1 }, -23), -7);
  assert.equal(gainFor({ integrated: -30, range: 5, truePeak: -12 }, -23), 7);
  assert.equal(gainFor({ integrated: -30, range: 15, truePeak: -4 }, -23), 2.5);
  assert.equal(gainFor({ integrated: -60, range: 1, truePeak: -50 }, -23), 20);
  assert.equal(gainFor({ integrated: -23.05, range: 1, truePeak: -9 }, -23), 0);
  assert.equal(gainFor(null, -23), 0);
});
