// What packaging produced: the tracks of one CMAF set, from which every playlist and manifest is written.
import type { CaptionChannel } from './decode-captions.ts';
import type { Fraction } from './media-facts.ts';
import type { PackagedProtection } from './packaged-protection.ts';

/** One media segment file; its name is its number, counted from 1: `1.m4s`. */
export type PackagedSegment = {
  /** Ticks of the track's timescale. */
  duration: number;
  bytes: number;
};

type PackagedTrack = {
  /** Folder of the track beside the playlists; also its name in them. */
  id: string;
  codec: string;
  timescale: number;
  segments: PackagedSegment[];
};

export type PackagedVideo = PackagedTrack & {
  kind: 'video';
  width: number;
  height: number;
  pixelAspect: Fraction;
  frameRate: Fraction;
};

export type PackagedAudio = PackagedTrack & {
  kind: 'audio';
  language: string;
  title: string | null;
  isDefault: boolean;
  role: 'main' | 'commentary' | 'description';
  channels: number;
  sampleRate: number;
};

/** A WebVTT file that runs over the whole title. */
export type PackagedSubtitles = {
  id: string;
  language: string;
  title: string | null;
  isDefault: boolean;
  forced: boolean;
  /** Subtitles also describe sounds, for people who do not hear them. */
  forHearingImpaired: boolean;
};

/** Captions inside of the pictures of H.264, for players that look for them there; the same text is among the subtitles. */
export type PackagedCaptions = { channel: CaptionChannel; language: string };

/** Pictures along the seek bar, tiled into sheets `1.jpg`, `2.jpg` ... */
export type PackagedThumbnails = {
  id: string;
  tileWidth: number;
  tileHeight: number;
  columns: number;
  rows: number;
  secondsPerTile: number;
  tiles: number;
  sheets: number;
  /** Bytes of the largest sheet. */
  largestSheetBytes: number;
};

/** A picture that stands for the film. */
export type PackagedPoster = {
  /** Of its file, in the folder `posters`: `1.jpg`. */
  name: string;
  /** Where it was taken. */
  seconds: number;
  width: number;
  height: number;
};

export type PackagedMedia = {
  durationSeconds: number;
  /** Best first. */
  video: PackagedVideo[];
  /** Default first. */
  audio: PackagedAudio[];
  subtitles: PackagedSubtitles[];
  /** Absent where there are none. */
  captions?: PackagedCaptions[];
  thumbnails: PackagedThumbnails | null;
  /** The best first; absent before anybody looked, and for drawn clips. */
  posters?: PackagedPoster[];
  /** Of every segment of picture and sound; absent when they are clear. */
  protection?: PackagedProtection;
};

/** Seconds of all segments of a track. */
export function trackSeconds(track: { timescale: number; segments: readonly PackagedSegment[] }): number {
  return track.segments.reduce((sum, segment) => sum + segment.duration, 0) / track.timescale;
}

/** Average and highest bits per second of a track, as RFC 8216 4.3.4.2 measures them: per segment. */
export function trackBitrates(track: { timescale: number; segments: readonly PackagedSegment[] }): {
  average: number;
  peak: number;
} {
  const seconds = trackSeconds(track);
  const bytes = track.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const longest = Math.max(...track.segments.map((segment) => segment.duration));
  // A short last segment says nothing about the peak that a buffer must survive, unless it is the only one.
  const counted = track.segments.filter((segment) => segment.duration * 2 >= longest);
  const peak = Math.max(
    ...counted.map((segment) => (segment.bytes * 8 * track.timescale) / segment.duration),
  );
  return { average: Math.ceil((bytes * 8) / seconds), peak: Math.ceil(peak) };
}
