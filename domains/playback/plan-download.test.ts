import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagedFixture } from '#engine/media/packaged-fixture.ts';
import { downloadFiles, downloadPlaylist, downloadQualities, usualQuality } from './plan-download.ts';

test('downloadQualities() offers each picture with all that is stored beside it', () => {
  const { audio, thumbnails } = packagedFixture;
  const beside =
    audio.flatMap(({ segments }) => segments).reduce((sum, { bytes }) => sum + bytes, 0) +
    (thumbnails?.sheets ?? 0) * (thumbnails?.largestSheetBytes ?? 0);
  assert.ok(beside > 224_000);
  assert.deepEqual(
    downloadQualities(packagedFixture).map(({ id, width, height, bytes }) => [id, width, height, bytes]),
    [
      ['video-1080', 1920, 1080, 5_902_500 + beside],
      ['video-360', 640, 360, 780_000 + beside],
    ],
  );
});

test('usualQuality() is the best of at most 720 lines, or the smallest there is', () => {
  assert.equal(usualQuality(packagedFixture)?.id, 'video-360');
  const tall = packagedFixture.video.filter(({ height }) => height > 720);
  assert.equal(usualQuality({ ...packagedFixture, video: tall })?.id, 'video-1080');
  assert.equal(usualQuality({ ...packagedFixture, video: [] }), undefined);
});

test('downloadFiles() and downloadPlaylist() name the chosen picture, every other track, and nothing else', () => {
  const files = downloadFiles(packagedFixture, 'video-360').map(({ name }) => name);
  assert.equal(new Set(files).size, files.length);
  assert.deepEqual(files.slice(0, 6), [
    'video-360/index.m3u8',
    'video-360/init.mp4',
    'video-360/1.m4s',
    'video-360/2.m4s',
    'video-360/3.m4s',
    'video-360/4.m4s',
  ]);
  assert.ok(!files.some((name) => name.startsWith('video-1080')));
  const playlist = downloadPlaylist(packagedFixture, 'video-360');
  const named = [
    ...playlist.matchAll(/URI="([^"]+)"/g).map((match) => match[1] ?? ''),
    ...playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
  ];
  assert.ok(named.length >= 3);
  for (const name of named) assert.ok(files.includes(name), name);
});
