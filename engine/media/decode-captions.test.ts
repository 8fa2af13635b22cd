import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captionBytes } from './caption-fixture.ts';
import { decodeCaptions, type TimedPair } from './decode-captions.ts';

/** A pair each second, from the second given on. */
function pairs(script: string, from = 0, field: 1 | 2 = 1): TimedPair[] {
  return captionBytes(script).map(([first, second], i) => ({ seconds: from + i, field, first, second }));
}

/** All pairs of a part at one moment: `[seconds, script]`. */
function at(...parts: [seconds: number, script: string][]): TimedPair[] {
  return parts.flatMap(([seconds, script]) => pairs(script).map((pair) => ({ ...pair, seconds })));
}

function lines(found: readonly TimedPair[], end = 100): [number, number, string, string][] {
  const [track] = decodeCaptions(found, end);
  return (track?.cues ?? []).map(({ startSeconds, endSeconds, text, settings }) => [
    startSeconds,
    endSeconds,
    text,
    settings,
  ]);
}

test('decodeCaptions() shows what pops on when it is flipped, until it is erased; bytes as they are on air', () => {
  // RCL twice, row 15, "Hello", EOC twice; later EDM twice.
  const bytes = '9420 9420 9470 9470 c8e5 ecec ef80 942f 942f'.split(' ').map((word) => parseInt(word, 16));
  const found = bytes.map((word, i): TimedPair => ({
    seconds: 1 + i / 30,
    field: 1,
    first: word >> 8,
    second: word & 255,
  }));
  const erase = [0, 1].map((i): TimedPair => ({ seconds: 4 + i / 30, field: 1, first: 0x94, second: 0x2c }));
  assert.deepEqual(lines([...found, ...erase]), [[1 + 7 / 30, 4, 'Hello', '']]);
});

test('decodeCaptions() writes a caption while the one before it is shown, and flips to it without a gap', () => {
  assert.deepEqual(
    lines(
      at(
        [1, '1420 1470 "One"'],
        [2, '142f 142f'],
        [3, '142e 1420 1450 "Two" 1470 "lines"'],
        [5, '142f'],
        [9, '142c'],
      ),
    ),
    [
      [2, 5, 'One', ''],
      [5, 9, 'Two\nlines', ''],
    ],
  );
});

test('decodeCaptions() takes a control code that comes twice for one, and a third for another', () => {
  // Row 15 from column 0; backspace sent twice takes one letter, three times two of them.
  assert.deepEqual(lines(at([0, '1420 1470 "Cats" 1421 1421 142f'], [1, '142c'])), [[0, 1, 'Cat', '']]);
  assert.deepEqual(lines(at([0, '1420 1470 "Cats" 1421 1421 1421 142f'], [1, '142c'])), [[0, 1, 'Ca', '']]);
});

test('decodeCaptions() rolls rows up: each line joins those above it, and the oldest leaves', () => {
  const found = at(
    [1, '1425 1425 142d 142d 1470 1470 "First"'],
    [3, '142d 142d "Second"'],
    [5, '142d 142d "Third"'],
    [8, '142c'],
  );
  assert.deepEqual(lines(found), [
    [1, 3, 'First', ''],
    [3, 5, 'First\nSecond', ''],
    [5, 8, 'Second\nThird', ''],
  ]);
});

test('decodeCaptions() rolls where its row was put, moves the rows along, and drops those above a smaller window', () => {
  const found = at(
    [1, '1427 1340 "One"'],
    [2, '142d "Two"'],
    // Row 2 holds no window of four rows: row 4 is the highest.
    [3, '1160 "Next"'],
    [4, '1425'],
    [5, '142d "Last"'],
    [6, '142c'],
  );
  assert.deepEqual(lines(found), [
    [1, 2, 'One', ''],
    [2, 3, 'One\nTwo', ''],
    [3, 5, 'One\nNext', 'line:0'],
    [5, 6, 'Next\nLast', 'line:0'],
  ]);
});

test('decodeCaptions() shows letters that follow each other at once, and what comes after a pause when it comes', () => {
  const typed = pairs('"live "').map((pair, i) => ({ ...pair, seconds: 2 + i / 30 }));
  const later = pairs('"news"').map((pair, i) => ({ ...pair, seconds: 4 + i / 30 }));
  assert.deepEqual(lines([...at([2, '1429 1470']), ...typed, ...later, ...at([7, '142c'])]), [
    [2, 4, 'live', ''],
    [4, 7, 'live news', ''],
  ]);
});

test('decodeCaptions() tells special and extended characters, the latter in the place of the one before them', () => {
  const text = (script: string): string | undefined =>
    lines(at([0, `1420 1470 ${script} 142f`], [1, '142c']))[0]?.[2];
  assert.equal(text('1137 "la" 1130 "*\\^_`{|}~"'), '♪la®áéíóúç÷Ññ');
  assert.equal(text(`"c'est" 1132`), 'c’est½');
  // An e, which older receivers show, then É over it; ß over an s; [ and ] are as they are.
  assert.equal(text('"E" 1221 "t" "as" 1334 "[x]"'), 'Étaß[x]');
  assert.equal(text('"a" 1220 "e" 122a "o" 1336'), 'Á—¤');
});

test('decodeCaptions() keeps italics and underlines as balanced tags, and escapes all that looks like markup', () => {
  const text = (script: string): string | undefined =>
    lines(at([0, `1420 ${script} 142f`], [1, '142c']))[0]?.[2];
  assert.equal(text('146e "she" 1120 "said"'), '<i>she</i> said');
  assert.equal(text('1470 "a" 112f "b" 1121 "c" 1128 "d"'), 'a <i><u>b</u></i> <u>c</u> d');
  assert.equal(text('1470 "<script>&amp;</i>"'), '&lt;script&gt;&amp;amp;&lt;/i&gt;');
});

test('decodeCaptions() places by rows: at the top, between, and where players show text by themselves', () => {
  // Row 1 and row 15 at once are two cues; 1741 chooses row 9; tabs and indents are room at the left, which is not kept.
  assert.deepEqual(lines(at([0, '1420 1152 1722 "Top" 1470 "Below"'], [1, '142f'], [2, '142c'])), [
    [1, 2, 'Top', 'line:0'],
    [1, 2, 'Below', ''],
  ]);
  assert.deepEqual(lines(at([0, '1420 1741 "Mid" 142f'], [2, '142c']))[0]?.[3], 'line:53%');
});

test('decodeCaptions() tells four channels apart, those of the second field by their own commands too', () => {
  const found = [
    ...at([1, '1420 1470 "one" 142f 1c20 1c70 "two" 1c2f']),
    ...pairs('1520 1570 "three" 152f 1d20 1d70 "four" 1d2f', 0, 2).map((pair) => ({ ...pair, seconds: 1 })),
  ];
  const tracks = decodeCaptions(found, 5);
  assert.deepEqual(
    tracks.map(({ channel, cues }) => [channel, cues.map(({ text, endSeconds }) => [text, endSeconds])]),
    [
      ['CC1', [['one', 5]]],
      ['CC2', [['two', 5]]],
      ['CC3', [['three', 5]]],
      ['CC4', [['four', 5]]],
    ],
  );
});

test('decodeCaptions() leaves out pages of text, facts of the programme, and letters of a caption that began before', () => {
  assert.deepEqual(decodeCaptions(at([0, '"tail" 142a "Weather" 142c']), 9), []);
  const mixed = pairs('1520 1570 "Yes" 0103 "Film" 0f1d 152f', 0, 2).map((pair) => ({ ...pair, seconds: 1 }));
  assert.equal(decodeCaptions(mixed, 2)[0]?.cues[0]?.text, 'Yes');
  assert.deepEqual(lines(at([0, '142b "page" 1420 1470 "Back" 142f'], [1, '142c'])), [[0, 1, 'Back', '']]);
});

test('decodeCaptions() shows a block for a damaged letter, and waits for the repetition of a damaged code', () => {
  const found = at([0, '1420 1470 "Hello"'], [1, '142f 142f'], [2, '142c 142c']);
  const damaged = found.map((pair, i) => (i === 3 ? { ...pair, second: pair.second ^ 0x80 } : pair));
  assert.deepEqual(lines(damaged), [[1, 2, 'Hel█o', '']]);
  const late = at([0, '1420 1470 "Hello"'], [1, '142f'], [1.5, '142f'], [2, '142c']);
  const noFirst = late.map((pair) => (pair.seconds === 1 ? { ...pair, second: pair.second ^ 0x80 } : pair));
  assert.deepEqual(lines(noFirst), [[1.5, 2, 'Hello', '']]);
});

test('decodeCaptions() ends whatever the bytes are', () => {
  let state = 7;
  const noise = Array.from({ length: 60_000 }, (_, i): TimedPair => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return {
      seconds: i / 30,
      field: i % 2 === 0 ? 1 : 2,
      first: (state >> 16) & 255,
      second: (state >> 8) & 255,
    };
  });
  for (const { cues } of decodeCaptions(noise, 2000))
    for (const { startSeconds, endSeconds, text } of cues) {
      assert.ok(startSeconds < endSeconds && endSeconds <= 2000);
      assert.doesNotMatch(text.replaceAll(/<\/?[iu]>/g, ''), /[<>]/);
    }
});
