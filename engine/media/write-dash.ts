// Writes the DASH manifest (ISO/IEC 23009-1, on-demand with numbered segments) of the same files that the HLS playlists name.
import { trackBitrates } from './packaged-media.ts';
import type { PackagedAudio, PackagedMedia, PackagedSegment, PackagedVideo } from './packaged-media.ts';
import { keyName, type PackagedProtection } from './packaged-protection.ts';

/** The MPD; its addresses are relative to its own folder. Throws for segments encrypted whole, which DASH players do not read. */
export function writeDashManifest(media: PackagedMedia): string {
  if (media.protection?.scheme === 'aes-128')
    throw new Error(
      'Cannot write a DASH manifest: the segments are encrypted by "aes-128", which is of HLS alone',
    );
  const protection = contentProtection(media.protection);
  const sets: string[] = [];
  let id = 0;
  // Players switch within a set: one for each codec.
  const families = Object.values(Object.groupBy(media.video, ({ codec }) => codec.split('.')[0] ?? ''));
  for (const family of families) {
    const first = family?.[0];
    if (family === undefined || first === undefined) continue;
    const [width, height] = shape(first);
    sets.push(
      element(
        'AdaptationSet',
        {
          id: id++,
          contentType: 'video',
          mimeType: 'video/mp4',
          segmentAlignment: 'true',
          startWithSAP: '1',
          par: `${width}:${height}`,
        },
        [
          ...protection,
          ...captionDescriptor(first, media),
          ...family.map((track) => videoRepresentation(track)),
        ],
      ),
    );
  }
  for (const track of media.audio) sets.push(audioSet(track, id++, protection));
  for (const track of media.subtitles) {
    const representation = element('Representation', { id: track.id, bandwidth: '1000' }, [
      element('BaseURL', {}, [escaped(`${track.id}/all.vtt`)]),
    ]);
    sets.push(
      element(
        'AdaptationSet',
        { id: id++, contentType: 'text', mimeType: 'text/vtt', lang: track.language },
        [
          element('Role', {
            schemeIdUri: 'urn:mpeg:dash:role:2011',
            value: track.forced ? 'forced-subtitle' : track.forHearingImpaired ? 'caption' : 'subtitle',
          }),
          ...label(track.title),
          representation,
        ],
      ),
    );
  }
  const thumbnails = media.thumbnails;
  if (thumbnails !== null) {
    const { columns, rows, secondsPerTile, tileWidth, tileHeight } = thumbnails;
    sets.push(
      element('AdaptationSet', { id: id++, contentType: 'image', mimeType: 'image/jpeg' }, [
        element('SegmentTemplate', {
          media: '$RepresentationID$/$Number$.jpg',
          startNumber: '1',
          timescale: '1000',
          duration: String(Math.round(columns * rows * secondsPerTile * 1000)),
        }),
        element(
          'Representation',
          {
            id: thumbnails.id,
            bandwidth: Math.ceil((thumbnails.largestSheetBytes * 8) / (columns * rows * secondsPerTile)),
            width: tileWidth * columns,
            height: tileHeight * rows,
          },
          [
            element('EssentialProperty', {
              schemeIdUri: 'http://dashif.org/guidelines/thumbnail_tile',
              value: `${columns}x${rows}`,
            }),
          ],
        ),
      ]),
    );
  }
  const mpd = element(
    'MPD',
    {
      xmlns: 'urn:mpeg:dash:schema:mpd:2011',
      profiles: 'urn:mpeg:dash:profile:isoff-live:2011,urn:mpeg:dash:profile:cmaf:2019',
      type: 'static',
      mediaPresentationDuration: isoDuration(media.durationSeconds),
      maxSegmentDuration: isoDuration(longestSegment(media)),
      minBufferTime: 'PT4S',
      ...(media.protection === undefined
        ? {}
        : { 'xmlns:cenc': 'urn:mpeg:cenc:2013', 'xmlns:dashif': 'https://dashif.org/CPS' }),
    },
    [element('Period', { id: '0', start: 'PT0S' }, sets)],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${mpd}\n`;
}

/** Says that CENC is used, and that ClearKey gives the key (DASH-IF IOP, content protection). */
function contentProtection(protection: PackagedProtection | undefined): string[] {
  if (protection === undefined) return [];
  const uuid = protection.keyId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return [
    element('ContentProtection', {
      schemeIdUri: 'urn:mpeg:dash:mp4protection:2011',
      value: 'cenc',
      'cenc:default_KID': uuid,
    }),
    element(
      'ContentProtection',
      {
        schemeIdUri: 'urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e',
        value: 'ClearKey1.0',
        'cenc:default_KID': uuid,
      },
      [element('dashif:Laurl', { licenseType: 'EME-1.0' }, [keyName])],
    ),
  ];
}

/** Languages that line 21 has the letters of, as SCTE 214-1 wants them: by three letters. */
const threeLetters: Readonly<Record<string, string>> = {
  da: 'dan',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  it: 'ita',
  nl: 'nld',
  pt: 'por',
  sv: 'swe',
};

/** Says which channels of captions are inside of the pictures, where there are any: those of H.264. */
function captionDescriptor({ codec }: PackagedVideo, { captions = [] }: PackagedMedia): string[] {
  if (captions.length === 0 || !codec.startsWith('avc1.')) return [];
  const value = captions
    .map(({ channel, language }) => `${channel}=${threeLetters[language.split('-')[0] ?? ''] ?? 'und'}`)
    .join(';');
  return [element('Accessibility', { schemeIdUri: 'urn:scte:dash:cc:cea-608:2015', value })];
}

function videoRepresentation(track: PackagedVideo): string {
  const { num, den } = track.frameRate;
  return element(
    'Representation',
    {
      id: track.id,
      codecs: track.codec,
      bandwidth: trackBitrates(track).peak,
      width: track.width,
      height: track.height,
      sar: `${track.pixelAspect.num}:${track.pixelAspect.den}`,
      frameRate: den === 1 ? String(num) : `${num}/${den}`,
    },
    [segmentTemplate(track)],
  );
}

function audioSet(track: PackagedAudio, id: number, protection: readonly string[]): string {
  const accessibility =
    track.role === 'description'
      ? [element('Accessibility', { schemeIdUri: 'urn:tva:metadata:cs:AudioPurposeCS:2007', value: '1' })]
      : [];
  const role =
    track.role === 'main'
      ? track.isDefault
        ? 'main'
        : 'alternate'
      : track.role === 'commentary'
        ? 'commentary'
        : 'alternate';
  return element(
    'AdaptationSet',
    {
      id,
      contentType: 'audio',
      mimeType: 'audio/mp4',
      lang: track.language,
      segmentAlignment: 'true',
      startWithSAP: '1',
    },
    [
      ...protection,
      ...accessibility,
      element('Role', { schemeIdUri: 'urn:mpeg:dash:role:2011', value: role }),
      ...label(track.title),
      element(
        'Representation',
        {
          id: track.id,
          codecs: track.codec,
          bandwidth: trackBitrates(track).peak,
          audioSamplingRate: track.sampleRate,
        },
        [
          element('AudioChannelConfiguration', {
            schemeIdUri: 'urn:mpeg:mpegB:cicp:ChannelConfiguration',
            value: String(track.channels),
          }),
          segmentTemplate(track),
        ],
      ),
    ],
  );
}

function segmentTemplate(track: { timescale: number; segments: readonly PackagedSegment[] }): string {
  return element(
    'SegmentTemplate',
    {
      timescale: track.timescale,
      initialization: '$RepresentationID$/init.mp4',
      media: '$RepresentationID$/$Number$.m4s',
      startNumber: '1',
    },
    [element('SegmentTimeline', {}, timeline(track.segments))],
  );
}

/** Runs of equal durations as one S element each; r counts the repetitions after the first. */
function timeline(segments: readonly PackagedSegment[]): string[] {
  const runs: { duration: number; count: number }[] = [];
  for (const { duration } of segments) {
    const last = runs.at(-1);
    if (last !== undefined && last.duration === duration) last.count++;
    else runs.push({ duration, count: 1 });
  }
  return runs.map(({ duration, count }, i) =>
    element('S', { t: i === 0 ? 0 : null, d: duration, r: count > 1 ? count - 1 : null }),
  );
}

/** The shown shape in lowest terms. */
function shape(track: PackagedVideo): [number, number] {
  let a = track.width * track.pixelAspect.num;
  let b = track.height * track.pixelAspect.den;
  const whole: [number, number] = [a, b];
  while (b > 0) [a, b] = [b, a % b];
  return [whole[0] / a, whole[1] / a];
}

function longestSegment(media: PackagedMedia): number {
  const tracks = [...media.video, ...media.audio];
  return Math.max(
    0,
    ...tracks.flatMap((track) => track.segments.map((segment) => segment.duration / track.timescale)),
  );
}

function isoDuration(seconds: number): string {
  return `PT${seconds.toFixed(3)}S`;
}

function label(title: string | null): string[] {
  return title === null ? [] : [element('Label', {}, [escaped(title)])];
}

/** `children` are markup already. */
function element(
  name: string,
  attributes: Record<string, string | number | null>,
  children: string[] = [],
): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${list}/>` : `<${name}${list}>${children.join('')}</${name}>`;
}

/** Text that XML 1.0 accepts: control characters out, markup escaped. */
function escaped(value: string): string {
  return value
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
