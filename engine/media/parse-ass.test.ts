import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSubtitles, SubtitleFormatError } from './parse-subtitles.ts';

const script = (events: string): string => `\uFEFF[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, Bold, Italic, Underline, Alignment
Style: Default,Arial,20,0,0,0,2
Style: Sign,Arial,20,-1,0,0,8
Style: Aside,Arial,20,0,-1,0,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
${events}
`;
const line = (text: string, style = 'Default', from = '0:00:01.00', to = '0:00:02.50'): string =>
  `Dialogue: 0,${from},${to},${style},,0,0,0,,${text}`;
const only = (text: string, style?: string) => {
  const [cue] = parseSubtitles(script(line(text, style)));
  return [cue?.text, cue?.settings];
};

test('parseSubtitles() reads ASS: times to the hundredth, commas, line breaks, in order of time', () => {
  const cues = parseSubtitles(
    script([line('Later', 'Default', '1:02:03.45', '1:02:04.00'), line('Well, well\\Nindeed')].join('\r\n')),
  );
  assert.deepEqual(cues, [
    { startSeconds: 1, endSeconds: 2.5, text: 'Well, well\nindeed', settings: '' },
    { startSeconds: 3723.45, endSeconds: 3724, text: 'Later', settings: '' },
  ]);
});

test('parseSubtitles() keeps of ASS what WebVTT can show, and where it stands', () => {
  assert.deepEqual(only('A {\\i1}b{\\i0} {\\b700}c{\\r} d'), ['A <i>b</i> <b>c</b> d', '']);
  assert.deepEqual(only('EXIT', 'Sign'), ['<b>EXIT</b>', 'line:0']);
  assert.deepEqual(only('psst', 'Aside'), ['<i>psst</i>', 'align:left']);
  assert.deepEqual(only('{\\an9\\fs20\\bord3\\blur2}Up\\hthere'), ['Up\u00a0there', 'line:0 align:right']);
  assert.deepEqual(only('{\\a6}Old'), ['Old', 'line:0']);
  assert.deepEqual(only('{\\t(0,500,\\b1)\\pos(3,4)}Still{a comment}'), ['Still', '']);
});

test('parseSubtitles() leaves out drawings, comments, what runs backwards, and lines stacked on each other', () => {
  const cues = parseSubtitles(
    script(
      [
        line('{\\p1}m 0 0 l 100 0 100 100{\\p0}'),
        line('Comment').replace('Dialogue', 'Comment'),
        line('Back', 'Default', '0:00:05.00', '0:00:04.00'),
        line('{\\bord5}Glow'),
        line('{\\bord0}Glow'),
      ].join('\n'),
    ),
  );
  assert.deepEqual(
    cues.map(({ text }) => text),
    ['Glow'],
  );
});

test('parseSubtitles() lets no markup out of ASS', () => {
  assert.deepEqual(only('<img src=x onerror=1> & <b>no</b> -->'), [
    '&lt;img src=x onerror=1&gt; &amp; &lt;b&gt;no&lt;/b&gt; --&gt;',
    '',
  ]);
});

test('parseSubtitles() reads SSA, whose alignments are others', () => {
  const ssa = `[Script Info]\n[V4 Styles]\nFormat: Name, Bold, Italic, Alignment\nStyle: Top,0,0,6\n[Events]
Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: Marked=0,0:00:01.00,0:00:02.00,*Top,,0,0,0,,Hello`;
  assert.deepEqual(parseSubtitles(ssa), [
    { startSeconds: 1, endSeconds: 2, text: 'Hello', settings: 'line:0' },
  ]);
});

test('parseSubtitles() refuses a script without a line to read', () => {
  assert.throws(() => parseSubtitles(script('')), SubtitleFormatError);
});
