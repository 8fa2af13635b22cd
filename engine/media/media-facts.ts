// What a probe learns about a media file, as typed facts that ladders, encoders and pages are derived from.

import type { Chapter } from './chapters-and-markers.ts';
import type { PictureColours } from './picture-colours.ts';

/** A fraction, as containers store frame rates and pixel shapes. */
export type Fraction = { num: number; den: number };

/** Clockwise turn, in degrees, that a player applies before showing the picture. */
export type Rotation = 0 | 90 | 180 | 270;

export type VideoFacts = {
  /** Index of the stream in its file. */
  index: number;
  /** FFmpeg's codec name: `h264`, `vp8`, `hevc` ... */
  codec: string;
  /** Coded size in pixels, before pixel aspect and rotation. */
  width: number;
  height: number;
  /** Width of one pixel divided by its height; 1/1 when square or unknown. */
  pixelAspect: Fraction;
  rotation: Rotation;
  /** The picture is turned upside down as in a mirror, before the rotation. */
  flipped: boolean;
  /** Nominal frames per second; a variable rate is rounded to the constant rate it is encoded at. */
  frameRate: Fraction;
  /** From the start of the file to the end of the last picture; absent where it was not found. */
  endSeconds?: number | undefined;
  variableFrameRate: boolean;
  interlaced: boolean;
  /** PQ or HLG transfer: brighter than a standard screen shows. */
  highDynamicRange: boolean;
  /** The pictures carry captions of line 21 (CTA-608) as ATSC A/53 does; absent where nobody looked. */
  closedCaptions?: boolean | undefined;
  /** What renditions keep; null or absent where pictures are converted to HD's colours. */
  colours?: PictureColours | null | undefined;
};

export type AudioFacts = {
  index: number;
  codec: string;
  channels: number;
  /** Samples per second of each channel. */
  sampleRate: number;
  /** From the start of the file to the end of the track; absent where it was not found. */
  endSeconds?: number | undefined;
  /** BCP 47 tag; `und` when the file does not say. */
  language: string;
  title: string | null;
  isDefault: boolean;
  role: 'main' | 'commentary' | 'description';
};

export type SubtitleFacts = {
  index: number;
  codec: string;
  language: string;
  title: string | null;
  forced: boolean;
  /** Also describes sounds, for people who do not hear them. */
  forHearingImpaired?: boolean;
  /** The packets carry text that can become WebVTT; false for pictures (PGS, VobSub). */
  text: boolean;
};

export type MediaFacts = {
  /** FFmpeg's name of the container, such as `matroska,webm`. */
  container: string;
  bytes: number;
  durationSeconds: number;
  /** First timestamp of the file; encoders subtract it so that every rendition starts at 0. */
  startSeconds: number;
  video: VideoFacts;
  audio: AudioFacts[];
  subtitles: SubtitleFacts[];
  /** As the file holds them, on the clock of the packaged film. */
  chapters?: Chapter[];
};

/**
 * The size at which a player shows the picture: pixel aspect applied to the width, then the rotation.
 * Both sides are real numbers; whoever encodes rounds them.
 */
export function displaySize(video: Pick<VideoFacts, 'width' | 'height' | 'pixelAspect' | 'rotation'>): {
  width: number;
  height: number;
} {
  const width = (video.width * video.pixelAspect.num) / video.pixelAspect.den;
  return video.rotation === 90 || video.rotation === 270
    ? { width: video.height, height: width }
    : { width, height: video.height };
}
