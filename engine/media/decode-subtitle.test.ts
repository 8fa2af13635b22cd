import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subtitleDecoder } from './decode-subtitle.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const decode = (codec: string, payload: Uint8Array, header = '') => subtitleDecoder(codec, header)?.(payload);

/** A text of 3GPP with one style record. */
function timedText(words: string, start = 0, end = 0, face = 0): Uint8Array {
  const bytes = text(words);
  const record = [0, start, 0, end, 0, 1, face, 18, 255, 255, 255, 255];
  return Uint8Array.from([0, bytes.length, ...bytes, 0, 0, 0, 22, ...text('styl'), 0, 1, ...record]);
}

test('subtitleDecoder() reads timed text of MP4 with its faces, counted in characters', () => {
  assert.deepEqual(decode('mov_text', timedText('Où es-tu ?', 3, 8, 2)), {
    text: 'Où <i>es-tu</i> ?',
    settings: '',
  });
  assert.equal(decode('mov_text', timedText('<b>a & b', 0, 1, 1))?.text, '<b>&lt;</b>b&gt;a &amp; b');
  assert.equal(decode('mov_text', Uint8Array.from([0, 0])), null, 'between two lines');
  assert.equal(decode('mov_text', Uint8Array.from([0, 200, 65]))?.text, 'A', 'shorter than it says');
});

test('subtitleDecoder() reads ASS of Matroska by its style', () => {
  const header = '[V4+ Styles]\nFormat: Name, Italic, Alignment\nStyle: Voice,-1,8';
  assert.deepEqual(decode('ass', text('3,0,Voice,,0,0,0,,Come, {\\i0}now'), header), {
    text: '<i>Come, </i>now',
    settings: 'line:0',
  });
});

test('subtitleDecoder() cleans SubRip and WebVTT, and knows no pictures', () => {
  assert.equal(decode('subrip', text('<font color="red"><i>Hi</i></font><script>'))?.text, '<i>Hi</i>');
  assert.equal(decode('webvtt', text('<c.red>Hi</c>'))?.text, 'Hi');
  assert.equal(subtitleDecoder('hdmv_pgs_subtitle', ''), null);
});
