// How subtitles look.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  captionChoices,
  captionProperties,
  readCaptionStyle,
  startCaptionStyle,
  writeCaptionStyle,
} from './caption-style.ts';

test('writeCaptionStyle() and readCaptionStyle() keep a style', () => {
  let kept: string | null = null;
  const storage = {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
  const style = { size: 'huge', colour: 'yellow', background: 'none', edge: 'outline' } as const;
  writeCaptionStyle(storage, style);
  assert.deepEqual(readCaptionStyle(storage), style);
});

test('readCaptionStyle() replaces only the parts it does not know', () => {
  const read = (text: string | null) => readCaptionStyle({ getItem: () => text });
  assert.deepEqual(read(null), startCaptionStyle);
  assert.deepEqual(read('{'), startCaptionStyle);
  assert.deepEqual(read('{"size":"large","colour":"url(evil)"}'), { ...startCaptionStyle, size: 'large' });
});

test('captionProperties() gives every choice a value of its own', () => {
  for (const part of ['size', 'colour', 'background', 'edge'] as const) {
    const values = captionChoices[part].map(
      (value) => captionProperties({ ...startCaptionStyle, [part]: value })[`--caption-${part}`],
    );
    assert.equal(new Set(values).size, values.length, part);
  }
});
