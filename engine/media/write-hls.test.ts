import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagedFixture, twoFamilies } from './packaged-fixture.ts';
import {
  writeImagePlaylist,
  writeMediaPlaylist,
  writeMultivariantPlaylist,
  writeSubtitlePlaylist,
} from './write-hls.ts';

/** Attributes of every line of a tag, as RFC 8216bis 4.2 splits them. */
function tags(playlist: string, tag: string): Record<string, string>[] {
  return playlist
    .split('\n')
    .filter((line) => line.startsWith(`#${tag}:`))
    .map((line) => {
      const list = line.slice(tag.length + 2);
      const pairs = [...list.matchAll(/([A-Z\d-]+)=("[^"]*"|[^",]*)(?:,|$)/g)];
      assert.equal(pairs.map((pair) => pair[0]).join(''), list, `attributes of ${line}`);
      return Object.fromEntries(pairs.map((pair) => [pair[1], pair[2]]));
    });
}

test('writeMultivariantPlaylist() announces peak and average bandwidth of picture and dearest sound together', () => {
  const [best] = tags(writeMultivariantPlaylist(packagedFixture), 'EXT-X-STREAM-INF');
  // 2,502,500 bytes in 4.004 s are exactly 5 Mbit/s; the dearer sound peaks at 64,000 bytes in 191,488/48,000 s.
  const soundPeak = Math.ceil((64_000 * 8 * 48_000) / 191_488);
  assert.equal(Number(best?.['BANDWIDTH']), 5_000_000 + soundPeak);
  const seconds = 14.014;
  const average = Math.ceil((5_902_500 * 8) / seconds) + Math.ceil((224_000 * 8 * 48_000) / 672_768);
  assert.equal(Number(best?.['AVERAGE-BANDWIDTH']), average);
});

test('writeMultivariantPlaylist() announces codecs, shown size, rate, groups and no closed captions', () => {
  const variants = tags(writeMultivariantPlaylist(packagedFixture), 'EXT-X-STREAM-INF');
  assert.equal(variants.length, 2);
  assert.deepEqual(
    variants.map((each) => [
      each['CODECS'],
      each['RESOLUTION'],
      each['FRAME-RATE'],
      each['CLOSED-CAPTIONS'],
      each['AUDIO'],
      each['SUBTITLES'],
    ]),
    [
      ['"avc1.640028,mp4a.40.2"', '1920x1080', '23.976', 'NONE', '"audio"', '"subtitles"'],
      ['"avc1.4d401e,mp4a.40.2"', '640x360', '23.976', 'NONE', '"audio"', '"subtitles"'],
    ],
  );
});

test('writeMultivariantPlaylist() names the captions inside of H.264, and never says NONE beside them', () => {
  const captions = [
    { channel: 'CC1' as const, language: 'en' },
    { channel: 'CC3' as const, language: 'und' },
  ];
  const playlist = writeMultivariantPlaylist({ ...twoFamilies, captions });
  assert.deepEqual(
    tags(playlist, 'EXT-X-MEDIA')
      .filter((each) => each['TYPE'] === 'CLOSED-CAPTIONS')
      .map((each) => [each['GROUP-ID'], each['INSTREAM-ID'], each['NAME'], each['LANGUAGE'], each['URI']]),
    [
      ['"captions"', '"CC1"', '"CC1"', '"en"', undefined],
      ['"captions"', '"CC3"', '"CC3"', undefined, undefined],
    ],
  );
  assert.deepEqual(
    tags(playlist, 'EXT-X-STREAM-INF').map((each) => each['CLOSED-CAPTIONS']),
    ['"captions"', '"captions"', undefined, undefined],
  );
});

test('writeMultivariantPlaylist() pairs AV1 with Opus and H.264 with AAC, each pair with its own codecs', () => {
  const playlist = writeMultivariantPlaylist(twoFamilies);
  assert.deepEqual(
    tags(playlist, 'EXT-X-STREAM-INF').map((each) => [each['CODECS'], each['AUDIO']]),
    [
      ['"avc1.640028,mp4a.40.2"', '"audio"'],
      ['"avc1.4d401e,mp4a.40.2"', '"audio"'],
      ['"av01.0.08M.08,opus"', '"audio-opus"'],
      ['"av01.0.08M.08,opus"', '"audio-opus"'],
    ],
  );
  const groups = tags(playlist, 'EXT-X-MEDIA')
    .filter((each) => each['TYPE'] === 'AUDIO')
    .map((each) => [each['GROUP-ID'], each['LANGUAGE'], each['DEFAULT']]);
  assert.deepEqual(groups, [
    ['"audio"', '"fr"', 'YES'],
    ['"audio"', '"en"', 'NO'],
    ['"audio-opus"', '"fr"', 'YES'],
    ['"audio-opus"', '"en"', 'NO'],
  ]);
  // While Opus is still being made, AV1 is heard with AAC.
  const early = writeMultivariantPlaylist({ ...twoFamilies, audio: packagedFixture.audio });
  assert.equal(tags(early, 'EXT-X-STREAM-INF')[2]?.['CODECS'], '"av01.0.08M.08,mp4a.40.2"');
});

test('writeMultivariantPlaylist() describes sound and subtitles, with quotes taken out of their names', () => {
  const media = tags(writeMultivariantPlaylist(packagedFixture), 'EXT-X-MEDIA');
  assert.deepEqual(
    media.map((each) => [each['TYPE'], each['LANGUAGE'], each['DEFAULT'], each['URI']]),
    [
      ['AUDIO', '"fr"', 'YES', '"audio-0-fr/index.m3u8"'],
      ['AUDIO', '"en"', 'NO', '"audio-1-en/index.m3u8"'],
      ['SUBTITLES', '"ar"', 'NO', '"text-0-ar/index.m3u8"'],
    ],
  );
  assert.equal(media[0]?.['NAME'], `"Version 'originale' <b>&</b>"`);
  assert.equal(media[1]?.['CHARACTERISTICS'], '"public.accessibility.describes-video"');
  assert.match(media[2]?.['CHARACTERISTICS'] ?? '', /transcribes-spoken-dialog/);
});

test('writeMultivariantPlaylist() tells a commentary from the sound of the film', () => {
  const [main] = packagedFixture.audio;
  assert.ok(main);
  const audio = [main, { ...main, id: 'audio-1-fr', isDefault: false, role: 'commentary' as const }];
  const media = tags(writeMultivariantPlaylist({ ...packagedFixture, audio }), 'EXT-X-MEDIA');
  assert.equal(media[0]?.['CHARACTERISTICS'], undefined);
  assert.equal(media[1]?.['CHARACTERISTICS'], '"public.auxiliary-content"');
});

test('writeMultivariantPlaylist() of a silent title names no sound', () => {
  const silent = writeMultivariantPlaylist({
    ...packagedFixture,
    audio: [],
    subtitles: [],
    thumbnails: null,
  });
  const [best] = tags(silent, 'EXT-X-STREAM-INF');
  assert.equal(best?.['CODECS'], '"avc1.640028"');
  assert.equal(best?.['AUDIO'], undefined);
  assert.equal(Number(best?.['BANDWIDTH']), 5_000_000);
});

test('a name cannot bring a line of its own into the playlist', () => {
  const [track] = packagedFixture.audio;
  assert.ok(track);
  const evil = {
    ...packagedFixture,
    audio: [{ ...track, title: 'x"\n#EXT-X-KEY:METHOD=AES-128,URI="http://evil"\r\n' }],
  };
  const playlist = writeMultivariantPlaylist(evil);
  assert.equal(playlist.split(/[\r\n]+/).filter((line) => line.startsWith('#EXT-X-KEY')).length, 0);
  assert.equal(tags(playlist, 'EXT-X-MEDIA').length, 2);
});

test('writeMediaPlaylist() names init and every segment with its exact duration', () => {
  const [track] = packagedFixture.video;
  assert.ok(track);
  const lines = writeMediaPlaylist(track).trimEnd().split('\n');
  assert.equal(lines[0], '#EXTM3U');
  assert.equal(lines.at(-1), '#EXT-X-ENDLIST');
  assert.ok(lines.indexOf('#EXT-X-MAP:URI="init.mp4"') < lines.indexOf('1.m4s'));
  const durations = lines
    .filter((line) => line.startsWith('#EXTINF:'))
    .map((line) => Number.parseFloat(line.slice(8)));
  assert.deepEqual(durations, [4.004, 4.004, 4.004, 2.002]);
  assert.deepEqual(
    lines.filter((line) => line.endsWith('.m4s')),
    ['1.m4s', '2.m4s', '3.m4s', '4.m4s'],
  );
  const target = Number(lines.find((line) => line.startsWith('#EXT-X-TARGETDURATION:'))?.split(':')[1]);
  assert.ok(durations.every((duration) => Math.round(duration) <= target));
});

test('writeSubtitlePlaylist() covers the whole title with one file', () => {
  const playlist = writeSubtitlePlaylist(14.014);
  assert.match(playlist, /#EXTINF:14\.014000,\nall\.vtt\n#EXT-X-ENDLIST\n$/);
});

test('writeImagePlaylist() gives each sheet the time its tiles cover', () => {
  assert.ok(packagedFixture.thumbnails);
  const playlist = writeImagePlaylist(packagedFixture.thumbnails, 14.014);
  assert.match(playlist, /#EXT-X-IMAGES-ONLY/);
  assert.deepEqual(
    [...playlist.matchAll(/#EXTINF:([\d.]+),/g)].map((match) => Number(match[1])),
    [12, 2.014],
  );
  assert.deepEqual(tags(playlist, 'EXT-X-TILES')[0], {
    RESOLUTION: '214x120',
    LAYOUT: '6x2',
    DURATION: '1.000000',
  });
});

test('writeMediaPlaylist() names the key behind the clear init segment, by scheme', () => {
  const [video] = packagedFixture.video;
  assert.ok(video);
  const keyId = '00112233445566778899aabbccddeeff';
  const common = writeMediaPlaylist(video, { scheme: 'clearkey', keyId });
  assert.deepEqual(tags(common, 'EXT-X-KEY'), [
    { METHOD: 'SAMPLE-AES-CTR', URI: '"../key"', KEYFORMAT: '"identity"', KEYID: `0x${keyId}` },
  ]);
  assert.ok(common.indexOf('#EXT-X-MAP') < common.indexOf('#EXT-X-KEY'));
  const whole = writeMediaPlaylist(video, { scheme: 'aes-128', keyId });
  assert.deepEqual(tags(whole, 'EXT-X-KEY'), [{ METHOD: 'AES-128', URI: '"../key"' }]);
  // RFC 8216bis 4.4.4.4: without an IV it is the media sequence number, which the packager counts from 1.
  assert.match(whole, /#EXT-X-MEDIA-SEQUENCE:1\n/);
  assert.deepEqual(tags(writeMediaPlaylist(video), 'EXT-X-KEY'), []);
});
