import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseSubtitles } from './parse-subtitles.ts';
import { writeWebVtt } from './write-webvtt.ts';

test('parseSubtitles() reads SRT as programs write it: BOM, CRLF, commas, tags, no blank line at the end', () => {
  const srt =
    '\ufeff1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>Bonsoir,</i>\r\nma chère <b>Irma</b>\r\n\r\n2\r\n00:01:02,000 --> 00:01:04,250\r\nFin';
  assert.deepEqual(parseSubtitles(srt), [
    { startSeconds: 1.5, endSeconds: 3, text: '<i>Bonsoir,</i>\nma chère <b>Irma</b>', settings: '' },
    { startSeconds: 62, endSeconds: 64.25, text: 'Fin', settings: '' },
  ]);
});

test('parseSubtitles() reads WebVTT with comments, styles, settings and times without hours', () => {
  const vtt = [
    'WEBVTT - a title',
    '',
    'STYLE',
    '::cue { background: url(http://evil.example/pixel) }',
    '',
    'NOTE 00:00:09.000 is not a cue',
    '',
    'intro',
    '00:02.000 --> 00:04.000 line:0 position:20% region:fred align:start',
    '<v Irma Vep>Who is there?</v>',
    '',
  ].join('\n');
  assert.deepEqual(parseSubtitles(vtt), [
    {
      startSeconds: 2,
      endSeconds: 4,
      text: '<v Irma Vep>Who is there?</v>',
      settings: 'line:0 position:20% align:start',
    },
  ]);
});

test('parseSubtitles() keeps apart cues that no blank line separates', () => {
  const cues = parseSubtitles(
    '1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n',
  );
  assert.deepEqual(
    cues.map((cue) => cue.text),
    ['One', 'Two'],
  );
});

test('parseSubtitles() sorts cues and leaves out those that end before they start or say nothing', () => {
  const cues = parseSubtitles(
    '00:00:05.000 --> 00:00:06.000\nlate\n\n00:00:04.000 --> 00:00:03.000\nbackwards\n\n00:00:01.000 --> 00:00:02.000\nearly\n\n00:00:02.000 --> 00:00:03.000\n<i></i>{\\an8}\n',
  );
  assert.deepEqual(
    cues.map((cue) => cue.text),
    ['early', 'late'],
  );
});

test('parseSubtitles() moves a cue marked for the top of the picture there', () => {
  assert.equal(parseSubtitles('00:00:01,000 --> 00:00:02,000\n{\\an8}Sign')[0]?.settings, 'line:0');
});

test('parseSubtitles() throws subtitles_unreadable for what is no subtitle file', () => {
  assert.throws(() => parseSubtitles('Dear diary,\ntoday I saw a film.'), { code: 'subtitles_unreadable' });
  assert.throws(() => parseSubtitles(''), { code: 'subtitles_unreadable' });
});

test('writeWebVtt() of parsed cues, parsed again, gives the same cues', () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
  const cue = fc.tuple(
    fc.integer({ min: 0, max: 9_000_000 }),
    fc.integer({ min: 1, max: 9000 }),
    fc.array(line, { minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 5 }), (drafts) => {
      const clean = drafts.map(([start, length, lines]) => ({
        startSeconds: start / 1000,
        endSeconds: (start + length) / 1000,
        text: lines.join('\n'),
        settings: '',
      }));
      let once;
      try {
        once = parseSubtitles(writeWebVtt(clean));
      } catch {
        return;
      }
      assert.deepEqual(parseSubtitles(writeWebVtt(once)), once);
    }),
  );
});
