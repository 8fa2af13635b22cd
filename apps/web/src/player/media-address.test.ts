// A signed address that is replaced while the film plays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepMediaAddress } from './media-address.ts';

const at = (token: string, rest: string) => `https://kinora.test/media/${token}/${rest}`;

test('keepMediaAddress() sends requests under an old address to the fresh one', () => {
  const address = keepMediaAddress(at('old', '7/master.m3u8'));
  assert.equal(address.renew(at('new', '7/master.m3u8')), true);
  assert.equal(address.rewrite(at('old', '7/video-720/3.m4s')), at('new', '7/video-720/3.m4s'));
  assert.equal(address.renew(at('newer', '7/master.m3u8')), true);
  assert.equal(address.rewrite(at('old', '7/thumbnails/1.jpg')), at('newer', '7/thumbnails/1.jpg'));
});

test('keepMediaAddress() leaves other videos and other servers alone', () => {
  const address = keepMediaAddress(at('old', '7/master.m3u8'));
  address.renew(at('new', '7/master.m3u8'));
  for (const uri of [at('old', '77/1.m4s'), 'https://cdn.test/media/old/7/1.m4s', 'data:text/plain,x'])
    assert.equal(address.rewrite(uri), uri);
});

test('keepMediaAddress() says when the fresh address is of another video', () => {
  assert.equal(keepMediaAddress(at('old', '7/master.m3u8')).renew(at('new', '8/master.m3u8')), false);
});
