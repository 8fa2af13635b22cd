import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSubtitles } from './parse-subtitles.ts';

/** RCL, row 15, "Hello", EOC, each control code twice; then EDM. */
const hello = '9420 9420 9470 9470 c8e5 ecec ef80 942f 942f';
const file = (...lines: string[]): string =>
  ['Scenarist_SCC V1.0', '', ...lines.flatMap((line) => [line, ''])].join('\r\n');
const times = (text: string): [number, number, string][] =>
  parseSubtitles(text).map(({ startSeconds, endSeconds, text: said }) => [startSeconds, endSeconds, said]);

/** When a picture is shown, counted from 0. */
const picture = (number: number): number => (number * 1001) / 30000;

test('parseSubtitles() reads SCC: shown at the picture of the flip, counted by 29.97 a second', () => {
  // The flip is the eighth word of a line that begins at picture 70.
  assert.deepEqual(times(file(`00:00:02:10\t${hello}`, '00:00:05:00\t942c 942c')), [
    [picture(77), picture(150), 'Hello'],
  ]);
});

test('parseSubtitles() counts drop-frame timecodes of SCC as they are counted, and hours of tape from their beginning', () => {
  // A minute of drop-frame timecode has 1798 pictures, the tenth 1800.
  const [cue] = times(file(`00:01:00;02\t${hello}`, '00:10:00;00\t942c 942c'));
  assert.deepEqual(cue, [picture(1800 + 7), picture(17_982), 'Hello']);
  assert.deepEqual(times(file(`01:00:02;10\t${hello}`, '01:00:05;00\t942c')), [
    [picture(77), picture(150), 'Hello'],
  ]);
  assert.deepEqual(times(file(`00:59:59:00\t${hello}`, `01:00:05:00\t942c`)), [[0, picture(150), 'Hello']]);
});

test('parseSubtitles() ends the last caption of SCC by itself, and refuses a file without one', () => {
  const [cue] = times(file(`00:00:02:10\t${hello}`));
  const stays = (cue?.[1] ?? 0) - (cue?.[0] ?? 0);
  assert.ok(stays > 5 && stays < 7, `it stays for ${stays} s`);
  assert.throws(() => parseSubtitles(file('00:00:02:10\t9420 9420')), { code: 'subtitles_unreadable' });
});
