import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagedFiles } from './packaged-files.ts';
import { writeDashManifest } from './write-dash.ts';
import { writeMediaPlaylist, writeMultivariantPlaylist } from './write-hls.ts';
import { packagedFixture } from './packaged-fixture.ts';

test('packagedFiles() names what the playlists name, and nothing else', () => {
  const media = packagedFixture;
  const files = packagedFiles(media);
  for (const track of [...media.video, ...media.audio]) {
    const named = [...writeMediaPlaylist(track).matchAll(/^(?!#)(\S+)$|URI="([^"]+)"/gm)].map(
      ([, segment, map]) => `${track.id}/${segment ?? map}`,
    );
    assert.deepEqual([...(files.get(track.id) ?? [])].sort(), named.sort());
  }
  const tracks = [...media.video, ...media.audio, ...media.subtitles].map(({ id }) => id);
  assert.deepEqual(
    [...files.keys()],
    [...tracks, ...(media.thumbnails === null ? [] : [media.thumbnails.id])],
  );
  const named = `${writeMultivariantPlaylist(media)}${writeDashManifest(media)}`;
  for (const id of tracks) assert.ok(named.includes(id), id);
});

test('packagedFiles() names the posters, which no playlist names', () => {
  const poster = { name: '2.jpg', seconds: 12, width: 640, height: 360 };
  assert.deepEqual(packagedFiles({ ...packagedFixture, posters: [poster] }).get('posters'), [
    'posters/2.jpg',
  ]);
  assert.equal(packagedFiles({ ...packagedFixture, posters: [] }).has('posters'), false);
});
