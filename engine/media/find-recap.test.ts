// The recap of an episode, told from the sound of those before it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecap } from './find-recap.ts';
import { wordsPerSecond } from './sound-printer.ts';

const breathe = (): Promise<void> => Promise.resolve();
const none = { intro: null, breathe };

let state = 7;
const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
const words = (seconds: number): number => Math.round(seconds * wordsPerSecond);

/** A fingerprint of sound of its own. */
function sound(seconds: number): Uint32Array {
  return Uint32Array.from({ length: words(seconds) }, () => 1 + Math.floor(random() * 0xfffffffe));
}
/** The same sound, coded anew: some bits of each word are wrong. */
function again(print: Uint32Array, start: number, end: number, wrong = 6): Uint32Array {
  return print.slice(words(start), words(end)).map((word) => {
    let changed = word;
    for (let i = 0; i < wrong; i++) changed ^= 1 << Math.floor(random() * 32);
    return changed >>> 0;
  });
}
const joined = (...parts: Uint32Array[]): Uint32Array => Uint32Array.from(parts.flatMap((part) => [...part]));
const near = (value: number | undefined, wanted: number): void =>
  assert.ok(value !== undefined && Math.abs(value - wanted) < 0.6, `${value} is not ${wanted}`);

const [one, two] = [sound(300), sound(300)];

test('findRecap() finds pieces of two earlier episodes, with a speaker between them, and ends with the last', async () => {
  const pieces = [again(two, 100, 105), sound(3), again(one, 40, 46), again(two, 200, 204)];
  const recap = await findRecap(joined(sound(4), ...pieces, sound(60)), [two, one], none);
  near(recap?.start, 4);
  near(recap?.end, 22);
});

test('findRecap() goes up to the intro, or begins behind it, and does not take the intro itself for one', async () => {
  const opening = sound(30);
  const before = joined(opening, sound(200));
  const pieces = [again(before, 60, 66), again(before, 100, 106)];
  const first = joined(...pieces, again(opening, 0, 30), sound(60));
  near((await findRecap(first, [before], { intro: { start: 12, end: 42 }, breathe }))?.end, 12);
  const last = joined(again(opening, 0, 30), sound(2), ...pieces, sound(60));
  const behind = await findRecap(last, [before], { intro: { start: 0, end: 30 }, breathe });
  near(behind?.start, 32);
  near(behind?.end, 44);
  const without = joined(again(opening, 0, 30), sound(90));
  assert.equal(await findRecap(without, [before], { intro: { start: 0, end: 30 }, breathe }), null);
});

test('findRecap() claims nothing of one jingle, of too little, of what comes late, of an episode brought twice, and of silence', async () => {
  const late = joined(sound(50), again(one, 40, 46), again(one, 90, 96), sound(30));
  const little = joined(again(one, 40, 43), again(one, 90, 93), sound(60));
  const scattered = joined(
    again(one, 40, 44),
    sound(11),
    again(one, 90, 94),
    sound(11),
    again(one, 9, 12),
    sound(30),
  );
  const silence = new Uint32Array(words(60));
  for (const episode of [
    joined(again(one, 40, 60), sound(60)),
    late,
    little,
    scattered,
    one,
    sound(90),
    silence,
  ])
    assert.equal(await findRecap(episode, [one], none), null);
  assert.equal(await findRecap(silence, [silence], none), null);
  assert.equal(await findRecap(one, [], none), null);
});
