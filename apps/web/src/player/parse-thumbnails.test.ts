// Trick-play thumbnails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseThumbnails } from './parse-thumbnails.ts';

const vtt = `WEBVTT

00:00.000 --> 00:10.000
sheet-0.jpg#xywh=0,0,214,120

thumb-2
00:00:10.000 --> 00:00:20.500 align:start
sheet-0.jpg#xywh=214,0,214,120

NOTE nothing here

01:00:00.000 --> 01:00:10.000
https://cdn.example/whole.jpg
`;

test('parseThumbnails() reads tiles, whole pictures and both forms of time', () => {
  assert.deepEqual(parseThumbnails(vtt, 'http://kinora.test/media/7/thumbs.vtt'), [
    {
      start: 0,
      end: 10,
      url: 'http://kinora.test/media/7/sheet-0.jpg',
      tile: { x: 0, y: 0, width: 214, height: 120 },
    },
    {
      start: 10,
      end: 20.5,
      url: 'http://kinora.test/media/7/sheet-0.jpg',
      tile: { x: 214, y: 0, width: 214, height: 120 },
    },
    { start: 3600, end: 3610, url: 'https://cdn.example/whole.jpg', tile: null },
  ]);
});

test('parseThumbnails() reads carriage returns and survives a file that is none', () => {
  assert.equal(parseThumbnails(vtt.replaceAll('\n', '\r\n'), 'http://kinora.test/').length, 3);
  assert.deepEqual(parseThumbnails('<html>', 'http://kinora.test/'), []);
});
