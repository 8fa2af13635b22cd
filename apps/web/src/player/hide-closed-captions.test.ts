import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hideClosedCaptions } from './hide-closed-captions.ts';

test('hideClosedCaptions() leaves a playlist as one without captions, and any other as it is', () => {
  const playlist = [
    '#EXTM3U',
    '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",URI="text-0-en/index.m3u8"',
    '#EXT-X-MEDIA:TYPE=CLOSED-CAPTIONS,GROUP-ID="captions",NAME="CC1",INSTREAM-ID="CC1"',
    '#EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES="subtitles",CLOSED-CAPTIONS="captions"',
    'video-360/index.m3u8',
    '',
  ];
  const without = [...playlist.slice(0, 2), playlist[3]?.replace('"captions"', 'NONE'), ...playlist.slice(4)];
  assert.equal(hideClosedCaptions(playlist.join('\n')), without.join('\n'));
  assert.equal(hideClosedCaptions(without.join('\n')), without.join('\n'));
});
