// What a title will be once it is encoded, told from its facts before anything is: so that its playlists are whole from the start.
import type { AudioRendition, Ladder, VideoRendition } from './ladder-for.ts';
import type { MediaFacts } from './media-facts.ts';
import type { PackagedAudio, PackagedMedia, PackagedSegment, PackagedVideo } from './packaged-media.ts';
import type { PackagedProtection } from './packaged-protection.ts';
import { aacFrame, segmentSeconds, segmentUnits, soundBoundary, videoTicks } from './segment-grid.ts';
import { packagedSeconds } from './write-hls.ts';

/** Pixels of the largest rung that is promised: a segment of it is encoded in a fifth of the time that it plays. */
const mostPixels = 1280 * 720;

/**
 * Units at the end that are not worth a segment of their own. Encoders may give one more or one less than the packets of a file say, and
 * a promised segment must exist in the full encode.
 */
const uncertain = 3;

/** Share of the peak rate that an average segment takes. */
const typicalShare = 0.7;

/**
 * The tracks of a title before they are made; the sizes of their segments are estimates. Null when the file did not say where each of its
 * streams ends: then a promise could not be kept.
 */
export function promiseMedia(
  facts: MediaFacts,
  ladder: Ladder,
  protection: PackagedProtection | null = null,
): PackagedMedia | null {
  const pictures = promisedUnits(
    ((facts.video.endSeconds ?? 0) * ladder.frameRate.num) / ladder.frameRate.den,
    (segment) => segment * ladder.gopFrames,
  );
  if (pictures === null) return null;
  const audio: PackagedAudio[] = [];
  for (const rendition of ladder.audio) {
    const source = facts.audio.find(({ index }) => index === rendition.sourceIndex);
    const seconds = segmentSeconds(ladder);
    const frames = promisedUnits(((source?.endSeconds ?? 0) * rendition.sampleRate) / aacFrame, (segment) =>
      soundBoundary(segment, seconds, rendition.sampleRate),
    );
    if (frames === null) return null;
    audio.push(promisedSound(rendition, frames));
  }
  const video = rungsAtOnce(ladder.video).map((rung) => promisedPicture(rung, ladder, pictures));
  return {
    durationSeconds: packagedSeconds([...video, ...audio]),
    video,
    audio,
    subtitles: [],
    thumbnails: null,
    ...(protection === null ? {} : { protection }),
  };
}

/** The rungs that can be made while somebody watches; at least the smallest. */
function rungsAtOnce(rungs: readonly VideoRendition[]): VideoRendition[] {
  const light = rungs.filter(({ width, height }) => width * height <= mostPixels);
  return light.length > 0 ? light : rungs.slice(-1);
}

/** Of each segment; null when there is nothing. */
function promisedUnits(units: number, before: (segment: number) => number): number[] | null {
  const each = segmentUnits(Math.floor(units + 0.5), before);
  const last = each.at(-1);
  if (last === undefined) return null;
  if (each.length > 1 && last < uncertain) each.pop();
  return each;
}

function promisedPicture(rung: VideoRendition, ladder: Ladder, units: readonly number[]): PackagedVideo {
  const { id, width, height, pixelAspect, profile, level, maxBitrate } = rung;
  const { timescale, ticks } = videoTicks(ladder.frameRate);
  return {
    kind: 'video',
    id,
    // x264 sets constraint_set1 for Main, and no constraint for High.
    codec: `avc1.${profile === 'main' ? '4d40' : '6400'}${level.toString(16).padStart(2, '0')}`,
    timescale,
    segments: promisedSegments(units, ticks, timescale, maxBitrate),
    width,
    height,
    pixelAspect,
    frameRate: ladder.frameRate,
  };
}

function promisedSound(rendition: AudioRendition, units: readonly number[]): PackagedAudio {
  const { id, language, title, isDefault, role, channels, sampleRate, bitrate } = rendition;
  return {
    kind: 'audio',
    id,
    codec: 'mp4a.40.2',
    timescale: sampleRate,
    segments: promisedSegments(units, aacFrame, sampleRate, bitrate),
    language,
    title,
    isDefault,
    role,
    channels,
    sampleRate,
  };
}

function promisedSegments(
  units: readonly number[],
  ticks: number,
  timescale: number,
  bitrate: number,
): PackagedSegment[] {
  return units.map((count) => ({
    duration: count * ticks,
    bytes: Math.ceil((count * ticks * bitrate * typicalShare) / timescale / 8),
  }));
}
