import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sanitiseCueText } from './sanitise-cue-text.ts';

test('sanitiseCueText() keeps the tags that WebVTT knows and drops all others with their attributes', () => {
  assert.equal(
    sanitiseCueText('<font color="red">Red</font> <i class="x">and</i> <u>under</u>'),
    'Red <i>and</i> <u>under</u>',
  );
  assert.equal(sanitiseCueText('<img src=x onerror=alert(1)>look'), 'look');
  assert.equal(sanitiseCueText('<script>alert(1)</script>'), 'alert(1)');
});

test('sanitiseCueText() balances what is left open or closed twice', () => {
  assert.equal(sanitiseCueText('<b><i>x</b>y</i>'), '<b><i>x</i></b>y');
  assert.equal(sanitiseCueText('<b>x'), '<b>x</b>');
  assert.equal(sanitiseCueText('x</b>'), 'x');
});

test('sanitiseCueText() escapes text, and entities once', () => {
  assert.equal(sanitiseCueText('1 < 2 & 3 > 2'), '1 &lt; 2 &amp; 3 &gt; 2');
  assert.equal(sanitiseCueText('Tom &amp; Jerry &lt;script&gt;'), 'Tom &amp; Jerry &lt;script&gt;');
  assert.equal(sanitiseCueText('&#60;img&#62; &#x41;'), '&lt;img&gt; A');
});

test('sanitiseCueText() keeps speakers and languages as plain text', () => {
  assert.equal(sanitiseCueText('<v.loud Irma "Vep" & Co>Hi'), '<v Irma "Vep" &amp; Co>Hi</v>');
  assert.equal(sanitiseCueText('<lang fr>Oui</lang>'), '<lang fr>Oui</lang>');
});

test('sanitiseCueText() removes overrides of ASS and blank lines, which would end the cue', () => {
  assert.equal(sanitiseCueText('{\\an8\\b1}Top\r\n\r\n  \nBottom'), 'Top\nBottom');
});

test('sanitiseCueText() lets no markup through but its own, for any text, and changes nothing twice', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      '<',
      '>',
      '</',
      '<b>',
      '</b>',
      '<i',
      '<script>',
      '&lt;',
      '&#60;',
      '&amp;lt;',
      '-->',
      '<v x>',
      '\n\n',
      '{\\i1}',
      '<<b>>',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const clean = sanitiseCueText(pieces.join(''));
      const rest = clean.replaceAll(/<\/?(?:b|i|u|ruby|rt|v|lang)(?: [^<>]*)?>/g, '');
      assert.doesNotMatch(rest, /[<>]/);
      assert.doesNotMatch(clean, /-->|\n\n/);
      assert.equal(sanitiseCueText(clean), clean);
    }),
    { numRuns: 2000 },
  );
});
