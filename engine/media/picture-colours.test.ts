// The colours of a source as renditions keep them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf } from './picture-colours.ts';

test('coloursOf() keeps what a standard picture says', () => {
  assert.deepEqual(coloursOf({ matrix: 'bt709', primaries: 'bt709', height: 480 }), {
    matrix: 'bt709',
    primaries: 'bt709',
  });
  assert.deepEqual(coloursOf({ matrix: 'bt470bg', primaries: 'unknown', height: 1080 }), {
    matrix: 'bt470bg',
    primaries: 'bt470bg',
  });
  // As telephones mark their films.
  assert.deepEqual(coloursOf({ matrix: 'smpte170m', primaries: 'bt709', height: 1080 }), {
    matrix: 'smpte170m',
    primaries: 'bt709',
  });
});

test('coloursOf() takes a picture that says nothing as players do: by its height', () => {
  const silent = { matrix: 'unspecified', primaries: '' };
  assert.equal(coloursOf({ ...silent, height: 576 })?.matrix, 'smpte170m');
  assert.equal(coloursOf({ ...silent, height: 720 })?.matrix, 'bt709');
});

test('coloursOf() keeps neither RGB nor wide gamut nor odd matrices', () => {
  for (const matrix of ['gbr', 'bt2020nc', 'ycgco', 'smpte240m'])
    assert.equal(coloursOf({ matrix, primaries: 'bt709', height: 1080 }), null, matrix);
  assert.equal(coloursOf({ matrix: 'bt709', primaries: 'bt2020', height: 1080 }), null);
});
