// Writes HLS playlists (RFC 8216bis) of a packaged title: one multivariant playlist and one media playlist per track.
import { trackBitrates, trackSeconds } from './packaged-media.ts';
import type {
  PackagedAudio,
  PackagedMedia,
  PackagedSubtitles,
  PackagedThumbnails,
  PackagedVideo,
} from './packaged-media.ts';
import { keyName, type PackagedProtection } from './packaged-protection.ts';

/** Name of a media playlist inside its track's folder. */
export const mediaPlaylistName = 'index.m3u8';

/** Codec string of Opus. */
const opus = 'opus';

/** What a sound is for, as players of HLS know it; that of a commentary is AVFoundation's `isAuxiliaryContent`. */
const audioCharacteristics: Readonly<Record<PackagedAudio['role'], string | null>> = {
  main: null,
  commentary: '"public.auxiliary-content"',
  description: '"public.accessibility.describes-video"',
};

/** The multivariant playlist; its addresses are relative to its own folder. */
export function writeMultivariantPlaylist(media: PackagedMedia): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  for (const track of media.audio) {
    const attributes = attributeList({
      TYPE: 'AUDIO',
      'GROUP-ID': quoted(audioGroup(track)),
      NAME: quoted(trackName(track)),
      LANGUAGE: track.language === 'und' ? null : quoted(track.language),
      DEFAULT: track.isDefault ? 'YES' : 'NO',
      AUTOSELECT: track.role === 'commentary' ? 'NO' : 'YES',
      CHARACTERISTICS: audioCharacteristics[track.role],
      CHANNELS: quoted(String(track.channels)),
      URI: quoted(`${track.id}/${mediaPlaylistName}`),
    });
    lines.push(`#EXT-X-MEDIA:${attributes}`);
  }
  for (const track of media.subtitles) {
    const attributes = attributeList({
      TYPE: 'SUBTITLES',
      'GROUP-ID': quoted('subtitles'),
      NAME: quoted(trackName(track)),
      LANGUAGE: track.language === 'und' ? null : quoted(track.language),
      DEFAULT: track.isDefault ? 'YES' : 'NO',
      AUTOSELECT: 'YES',
      FORCED: track.forced ? 'YES' : 'NO',
      CHARACTERISTICS: track.forHearingImpaired
        ? quoted(
            'public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound',
          )
        : null,
      URI: quoted(`${track.id}/${mediaPlaylistName}`),
    });
    lines.push(`#EXT-X-MEDIA:${attributes}`);
  }
  for (const { channel, language } of media.captions ?? []) {
    const attributes = attributeList({
      TYPE: 'CLOSED-CAPTIONS',
      'GROUP-ID': quoted('captions'),
      NAME: quoted(channel),
      LANGUAGE: language === 'und' ? null : quoted(language),
      DEFAULT: 'NO',
      AUTOSELECT: 'YES',
      'INSTREAM-ID': quoted(channel),
    });
    lines.push(`#EXT-X-MEDIA:${attributes}`);
  }

  for (const track of media.video) {
    const rates = trackBitrates(track);
    const heard = soundsFor(track, media.audio);
    const sound = heard.map((each) => trackBitrates(each));
    const soundPeak = Math.max(0, ...sound.map((each) => each.peak));
    const soundAverage = Math.max(0, ...sound.map((each) => each.average));
    const soundCodecs = [...new Set(heard.map((each) => each.codec))];
    const [group] = heard;
    const attributes = attributeList({
      BANDWIDTH: rates.peak + soundPeak,
      'AVERAGE-BANDWIDTH': rates.average + soundAverage,
      CODECS: quoted([track.codec, ...soundCodecs].join(',')),
      RESOLUTION: resolution(track),
      'FRAME-RATE': (track.frameRate.num / track.frameRate.den).toFixed(3),
      AUDIO: group === undefined ? null : quoted(audioGroup(group)),
      SUBTITLES: media.subtitles.length > 0 ? quoted('subtitles') : null,
      'CLOSED-CAPTIONS': captionsOf(track, media),
    });
    lines.push(`#EXT-X-STREAM-INF:${attributes}`, `${track.id}/${mediaPlaylistName}`);
  }

  const thumbnails = media.thumbnails;
  if (thumbnails !== null) {
    const sheetSeconds = thumbnails.columns * thumbnails.rows * thumbnails.secondsPerTile;
    const attributes = attributeList({
      BANDWIDTH: Math.ceil(
        (thumbnails.largestSheetBytes * 8) / Math.min(sheetSeconds, media.durationSeconds),
      ),
      CODECS: quoted('jpeg'),
      RESOLUTION: `${thumbnails.tileWidth}x${thumbnails.tileHeight}`,
      URI: quoted(`${thumbnails.id}/${mediaPlaylistName}`),
    });
    lines.push(`#EXT-X-IMAGE-STREAM-INF:${attributes}`);
  }
  return `${lines.join('\n')}\n`;
}

/** NONE is said of all variants or of none (RFC 8216bis 4.4.6.2); AV1, which carries no captions, says nothing where others have some. */
function captionsOf({ codec }: PackagedVideo, { captions = [] }: PackagedMedia): string | null {
  if (captions.length === 0) return 'NONE';
  return codec.startsWith('avc1.') ? quoted('captions') : null;
}

/** Sounds of one codec are a group; a variant names one group. */
function audioGroup({ codec }: PackagedAudio): string {
  return codec === opus ? 'audio-opus' : 'audio';
}

/** AV1 goes with Opus, H.264 with AAC; what is missing of one family is lent by the other. */
function soundsFor(video: PackagedVideo, sounds: readonly PackagedAudio[]): readonly PackagedAudio[] {
  const wantsOpus = video.codec.startsWith('av01.');
  const own = sounds.filter(({ codec }) => (codec === opus) === wantsOpus);
  return own.length > 0 ? own : sounds;
}

/** The media playlist of a video or audio track, to lie in the track's folder beside its segments. */
export function writeMediaPlaylist(
  track: PackagedVideo | PackagedAudio,
  protection?: PackagedProtection,
): string {
  const longest = Math.max(...track.segments.map((segment) => segment.duration)) / track.timescale;
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    // RFC 8216bis 4.4.3.1: every duration, rounded to the nearest integer, is at most this.
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(longest))}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    // Before the key, which is of what follows it: the init segment is clear.
    '#EXT-X-MAP:URI="init.mp4"',
    ...(protection === undefined ? [] : [keyTag(protection)]),
  ];
  track.segments.forEach((segment, i) => {
    lines.push(`#EXTINF:${(segment.duration / track.timescale).toFixed(6)},`, `${i + 1}.m4s`);
  });
  lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
}

/** The IV of AES-128 is left out: it is the media sequence number of each segment (RFC 8216bis 4.4.4.4). */
function keyTag({ scheme, keyId }: PackagedProtection): string {
  const common = scheme === 'clearkey';
  const attributes = attributeList({
    METHOD: common ? 'SAMPLE-AES-CTR' : 'AES-128',
    URI: quoted(`../${keyName}`),
    KEYFORMAT: common ? quoted('identity') : null,
    KEYID: common ? `0x${keyId}` : null,
  });
  return `#EXT-X-KEY:${attributes}`;
}

/** The media playlist of a subtitle track: one WebVTT file, `all.vtt`, over the whole title. */
export function writeSubtitlePlaylist(durationSeconds: number): string {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(durationSeconds))}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    `#EXTINF:${durationSeconds.toFixed(6)},`,
    'all.vtt',
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** The image playlist of the tiled thumbnails (Roku's and shaka's `EXT-X-TILES`). */
export function writeImagePlaylist(thumbnails: PackagedThumbnails, durationSeconds: number): string {
  const sheetSeconds = thumbnails.columns * thumbnails.rows * thumbnails.secondsPerTile;
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(sheetSeconds))}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-IMAGES-ONLY',
  ];
  for (let sheet = 0; sheet < thumbnails.sheets; sheet++) {
    const seconds = Math.min(sheetSeconds, Math.max(durationSeconds - sheet * sheetSeconds, 0.001));
    const tiles = attributeList({
      RESOLUTION: `${thumbnails.tileWidth}x${thumbnails.tileHeight}`,
      LAYOUT: `${thumbnails.columns}x${thumbnails.rows}`,
      DURATION: thumbnails.secondsPerTile.toFixed(6),
    });
    lines.push(`#EXTINF:${seconds.toFixed(6)},`, `#EXT-X-TILES:${tiles}`, `${sheet + 1}.jpg`);
  }
  lines.push('#EXT-X-ENDLIST');
  return `${lines.join('\n')}\n`;
}

/** Pixels shown, as RESOLUTION wants them: with pixel aspect applied. */
function resolution(track: PackagedVideo): string {
  return `${Math.round((track.width * track.pixelAspect.num) / track.pixelAspect.den)}x${track.height}`;
}

function trackName(track: PackagedAudio | PackagedSubtitles): string {
  return track.title ?? `${track.language} ${track.id}`;
}

function attributeList(attributes: Record<string, string | number | null>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

/** A quoted string may hold neither quotes nor line breaks (RFC 8216bis 4.2). */
function quoted(value: string): string {
  return `"${value.replaceAll('"', "'").replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')}"`;
}

/** Longest of the tracks, which is the length of the title. */
export function packagedSeconds(tracks: ReadonlyArray<PackagedVideo | PackagedAudio>): number {
  return Math.max(0, ...tracks.map((track) => trackSeconds(track)));
}
