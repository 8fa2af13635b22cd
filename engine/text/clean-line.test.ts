import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanLine } from './clean-line.ts';

test('cleanLine() makes one line, without control characters at its ends or within', () => {
  assert.equal(cleanLine('  one\r\n\ttwo\u0000\u0085three\u2028four\u0007 '), 'one two three four');
});

test('cleanLine() takes out what turns the direction of its neighbours, and what is not seen', () => {
  assert.equal(cleanLine('pay \u202e001\u202c \u2066x\u2069'), 'pay 001 x');
  assert.equal(cleanLine('a\u200bb\u00adc\u2060d\ufeffe'), 'abcde');
});

test('cleanLine() keeps what languages and emoji are written with', () => {
  for (const kept of [
    'می\u200cخواهم',
    'שלום\u200f!',
    '👩\u200d👩\u200d👧 ❤\ufe0f',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'عَرَبِيَّةٌ',
    'Việt Nam',
    '<b>&amp;</b>',
  ])
    assert.equal(cleanLine(kept), kept);
});

test('cleanLine() lets no tower of marks stand', () => {
  assert.equal(cleanLine(`a${'\u0301'.repeat(100)}b`), `a${'\u0301'.repeat(6)}b`);
});

test('cleanLine() answers nothing where nothing would be seen, and mends half characters', () => {
  for (const empty of ['', ' \n ', '\u200d\u200d', '\u202e\u2066', '\u3164\u115f', '\u2800', '\ufe0f'])
    assert.equal(cleanLine(empty), '', JSON.stringify(empty));
  assert.equal(cleanLine('a\ud800b'), 'a\ufffdb');
});
