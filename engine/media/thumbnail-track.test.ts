import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagedFixture } from './packaged-fixture.ts';
import { planThumbnails, writeThumbnailTrack } from './thumbnail-track.ts';

const video = {
  index: 0,
  codec: 'h264',
  width: 1920,
  height: 1080,
  pixelAspect: { num: 1, den: 1 },
  rotation: 0 as const,
  flipped: false,
  frameRate: { num: 24, den: 1 },
  variableFrameRate: false,
  interlaced: false,
  highDynamicRange: false,
};

test('planThumbnails() fits tiles into 214x120 and spaces them by the length of the title', () => {
  const film = planThumbnails({ durationSeconds: 5400, video });
  assert.deepEqual(
    [film.tileWidth, film.tileHeight, film.secondsPerTile, film.columns, film.rows],
    [214, 120, 10, 6, 5],
  );
  const clip = planThumbnails({ durationSeconds: 7, video: { ...video, rotation: 90 } });
  assert.deepEqual(
    [clip.tileWidth, clip.tileHeight, clip.secondsPerTile, clip.columns, clip.rows],
    [68, 120, 2, 4, 1],
  );
});

test('writeThumbnailTrack() maps every second to one tile inside its sheet', () => {
  const { thumbnails } = packagedFixture;
  assert.ok(thumbnails);
  const cues = [
    ...writeThumbnailTrack(thumbnails, 14.014).matchAll(
      /(\S+) --> (\S+)\n(\d+)\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)/g,
    ),
  ];
  assert.equal(cues.length, 15);
  for (const [i, cue] of cues.entries()) {
    const [, start, end, sheet, x, y, width, height] = cue;
    assert.equal(start, i === 0 ? '00:00:00.000' : cues[i - 1]?.[2]);
    assert.equal(Number(sheet), i < 12 ? 1 : 2);
    assert.ok(Number(x) + Number(width) <= 214 * 6 && Number(y) + Number(height) <= 120 * 2);
    if (i === cues.length - 1) assert.equal(end, '00:00:14.014');
  }
  const places = cues.map((cue) => cue[0].split('\n')[1]);
  assert.equal(new Set(places).size, places.length);
});
