// Texts that others wrote, made to take time: what reads one in the square of its length would not come to an end here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { subtitleDecoder } from './decode-subtitle.ts';
import { parseCmcdReports } from './parse-cmcd.ts';
import { parsePlace } from './parse-place.ts';
import { parseSubtitles, SubtitleFormatError } from './parse-subtitles.ts';
import { parseVideoName } from './parse-video-name.ts';
import { sanitiseCueText } from './sanitise-cue-text.ts';
import { writeWebVtt } from './write-webvtt.ts';

const seed = 1927;
const long = 600_000;
const times = '00:00:01,000 --> 00:00:02,000\n';

/** Whatever comes out, WebVTT can hold it: finite times, tags that close in order, settings that fit into a line. */
function checkCues(text: string): void {
  let cues;
  try {
    cues = parseSubtitles(text);
  } catch (error) {
    assert.ok(error instanceof SubtitleFormatError, String(error));
    return;
  }
  for (const { startSeconds, endSeconds, text: words, settings } of cues) {
    assert.ok(startSeconds >= 0 && endSeconds > startSeconds && Number.isFinite(endSeconds));
    assert.ok(settings.length <= 200, settings);
    checkTags(words);
  }
  assert.doesNotMatch(writeWebVtt(cues), /NaN|Infinity|e\+/);
}

function checkTags(text: string): void {
  const open: string[] = [];
  let deepest = 0;
  for (const [tag, slash, name = ''] of text.matchAll(/<(\/?)([^\s>]*)[^>]*>/g)) {
    assert.match(tag, /^<\/?(?:b|i|u|ruby|rt|v|lang)(?: [^<>]*)?>$/);
    if (slash === '') open.push(name);
    else assert.equal(open.pop(), name);
    deepest = Math.max(deepest, open.length);
  }
  assert.deepEqual(open, []);
  assert.ok(deepest <= 16);
  assert.doesNotMatch(text.replaceAll(/<[^>]*>/g, ''), /[<>]|-->/);
}

const slow: Record<string, string> = {
  'a tag that never ends': `<${'a'.repeat(long)}`,
  'a time that never ends': `<00:${'0'.repeat(long)}`,
  'overrides that never end': '{\\'.repeat(long / 2),
  'tags that nest': '<b>'.repeat(long / 3),
  'ends of what was never begun': `${'<b>'.repeat(long / 6)}${'</i>'.repeat(long / 6)}`,
  'a speaker of spaces': `<v ${' -'.repeat(long / 2)}x>Hello`,
  'classes of a speaker': `<v${'.a'.repeat(long / 2)}>Hello`,
  'entities that never end': '&amp'.repeat(long / 4),
};

for (const [name, text] of Object.entries(slow)) {
  test(`sanitiseCueText() takes ${name} in its stride`, () => checkTags(sanitiseCueText(text)));
}

const script = '[Script Info]\n[Events]\n';
const slowFiles: Record<string, string> = {
  'blank lines before a script': `[Script Info]\n${'\n'.repeat(long)}`,
  'spaces before a time': `${' '.repeat(long)}x`,
  'an hour of many digits': `${'9'.repeat(long)}:00:00,000 --> ${'9'.repeat(long)}:00:01,000\nHello`,
  'an end of many digits': `00:00:01,000 --> ${'9'.repeat(400)}:00:01,000\nHello\n\n${times}Hello`,
  'settings without end': `00:01.000 --> 00:02.000 ${'align:start '.repeat(long / 12)}\nHello`,
  'a setting of many digits': `00:01.000 --> 00:02.000 position:${'1'.repeat(long)}% size:1.${'1'.repeat(long)}%\nHello`,
  'one line for all': times + 'a\n'.repeat(long / 2),
  'arrows only': '-->\n'.repeat(long / 4),
  'columns without end': `${script}Format: ${'a,'.repeat(long / 4)}\n${'Dialogue: 0,0:00:01.00,0:00:02.00,a,,0,0,0,,b\n'.repeat(100_000)}`,
  'overrides within overrides': `${script}${`Dialogue: 0,0:00:01.00,0:00:02.00,a,,0,0,0,,${'{('.repeat(2000)}\n`.repeat(5000)}`,
};

for (const [name, text] of Object.entries(slowFiles)) {
  test(`parseSubtitles() takes ${name} in its stride`, () => checkCues(text));
}

test('subtitleDecoder() follows as many changes of face as a line can show', () => {
  const words = new TextEncoder().encode('a'.repeat(60_000));
  const styles = 500_000;
  const payload = new Uint8Array(2 + words.length + 10 + styles * 12);
  const view = new DataView(payload.buffer);
  view.setUint16(0, words.length);
  payload.set(words, 2);
  const box = 2 + words.length;
  view.setUint32(box, 10 + styles * 12);
  view.setUint32(box + 4, 0x7374796c);
  for (let i = 0; i < styles; i++) {
    view.setUint16(box + 10 + i * 12 + 2, words.length);
    view.setUint8(box + 10 + i * 12 + 6, 1 + (i % 7));
  }
  const cue = subtitleDecoder('mov_text', '')?.(payload);
  assert.ok(cue);
  checkTags(cue.text);
});

test('every reader of texts answers or throws its own error, whatever the text', () => {
  const parts = fc.constantFrom(
    '<b>',
    '</b>',
    '<v Irma>',
    '<00:01.000>',
    '&lt;',
    '&#x0;',
    '{\\an8}',
    '{\\b1\\t(\\clip(0,0))}',
    '\0',
    '\r',
    '\n',
    '\u2028',
    '\ud800',
    '-->',
    times,
    script,
    'Format: Start, End, Text\n',
    'Dialogue: 0:00:01.00,0:00:02.00,Hi\n',
    'Style: ',
    'NOTE x\n',
    '<',
    '>',
    '{',
    '}',
    '(',
    ')',
    '"',
    '\\',
    ',',
    '=',
    'e=ps',
    'ts=1',
    'S01E02',
    '(1927)',
    '.mkv',
    '/',
    '9',
  );
  const text = fc
    .array(fc.oneof(parts, fc.string({ maxLength: 8 })), { maxLength: 60 })
    .map((all) => all.join(''));
  const decoders = ['ass', 'mov_text', 'subrip'].map((codec) => subtitleDecoder(codec, script));
  fc.assert(
    fc.property(text, (words) => {
      checkCues(words);
      checkTags(sanitiseCueText(words));
      for (const decode of decoders) {
        const cue = decode?.(new TextEncoder().encode(words));
        if (cue) checkTags(cue.text);
      }
      const name = parseVideoName(words);
      assert.ok(name === null || (name.title.length <= 255 && !/\p{Cc}/u.test(name.title)));
      for (const report of parseCmcdReports(words).reports) assert.ok(report.at >= 0);
      const place = parsePlace(words);
      assert.ok(place === null || place >= 0);
    }),
    { seed, numRuns: 2000 },
  );
});

test('parseVideoName() takes names without end in its stride', () => {
  for (const text of [
    '- '.repeat(long),
    '('.repeat(long),
    'a.'.repeat(long),
    `Metropolis ${'[1'.repeat(long)}`,
  ]) {
    const name = parseVideoName(text);
    assert.ok(name === null || name.title.length <= 255);
  }
});

test('parseCmcdReports() takes a body of one kind of sign in its stride', () => {
  for (const sign of ['"', '\\"', '(', ')', ',', 'a=(', ';', 'e=ps,ts=1,ec=("a" "b"),'])
    assert.ok(parseCmcdReports(sign.repeat(65_536)).reports.length <= 1);
});
