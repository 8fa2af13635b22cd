import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseAsset } from './choose-asset.ts';
import { isMediaFileName } from './file-names.ts';
import type { Asset } from './ports.ts';

const asset = (id: number, origin: Asset['origin'], state: Asset['state']): Asset => ({
  id,
  titleId: 1,
  episodeId: null,
  origin,
  state,
  removedAt: null,
  sourceName: '',
  sourcePath: null,
  facts: null,
  packaged: null,
  perTitle: null,
  promised: null,
  onDemand: false,
  complete: false,
  analysis: null,
  marksByHand: { chapters: null, markers: null },
  encryption: null,
  codec: null,
  error: null,
  createdAt: id,
  updatedAt: id,
});

test('chooseAsset() takes what plays before what is made, the film before its stand-in, the newest first', () => {
  const chosen = (...assets: Asset[]) => chooseAsset(assets)?.id ?? null;
  assert.equal(chosen(), null);
  assert.equal(chosen(asset(1, 'stand-in', 'ready'), asset(2, 'file', 'ready')), 2);
  assert.equal(chosen(asset(1, 'stand-in', 'ready'), asset(2, 'file', 'working')), 1);
  assert.equal(chosen(asset(1, 'file', 'ready'), asset(2, 'file', 'ready'), asset(3, 'file', 'queued')), 2);
  assert.equal(chosen(asset(1, 'stand-in', 'queued'), asset(2, 'file', 'failed')), 1);
  assert.equal(chosen(asset(2, 'file', 'failed')), 2);
});

test('isMediaFileName() knows every name that packaging gives', () => {
  for (const name of [
    'master.m3u8',
    'manifest.mpd',
    'video-720/init.mp4',
    'video-720/index.m3u8',
    'video-720/1.m4s',
    'audio-0-zh-hant/12345.m4s',
    'text-0-ar/all.vtt',
    'thumbnails/index.vtt',
    'thumbnails/3.jpg',
    'posters/1.jpg',
  ]) {
    assert.equal(isMediaFileName(name), true, name);
  }
});

test('isMediaFileName() refuses every way out of the folder', () => {
  for (const name of [
    '',
    '.',
    '..',
    '../master.m3u8',
    '../../kinora.db',
    '/etc/passwd',
    'video-720/../master.m3u8',
    'video-720/../../2/master.m3u8',
    'video-720//1.m4s',
    'video-720/1.m4s.part',
    'video-720/0.m4s',
    'video-720/01.m4s',
    'video-..%2f/1.m4s',
    'video-720\\1.m4s',
    'video-720/1.m4s\0',
    'video-720/1.m4s\n',
    'VIDEO-720/1.m4s',
    'thumbnails/../secret',
    'file:///etc/passwd',
    '%2e%2e/secret',
  ]) {
    assert.equal(isMediaFileName(name), false, JSON.stringify(name));
  }
});
