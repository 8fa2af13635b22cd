// What a reader of containers found in a file, in one form whichever reader it was, and the facts that follow from it.
import { mediaErrors } from '#domains/media/errors.ts';
import type {
  AudioFacts,
  Fraction,
  MediaFacts,
  SubtitleFacts,
  VideoFacts,
} from '#engine/media/media-facts.ts';
import { chaptersOfFile } from './chapters-of-file.ts';
import {
  checkLast,
  checkSize,
  endOf,
  frameRateFrom,
  isTextSubtitle,
  languageOf,
  orientationFrom,
  roleFrom,
  titleOf,
} from './stream-facts.ts';

/** Named as FFmpeg names its dispositions. */
export type Disposition =
  | 'attached_pic'
  | 'comment'
  | 'default'
  | 'forced'
  | 'hearing_impaired'
  | 'visual_impaired';

export interface FoundStream {
  readonly index: number;
  readonly kind: 'video' | 'audio' | 'subtitle' | 'other';
  readonly codec: string;
  /** 0 where the header does not say; so is every other number. */
  readonly width: number;
  readonly height: number;
  readonly pixelAspect: Fraction;
  readonly averageRate: Fraction;
  readonly baseRate: Fraction;
  readonly channels: number;
  readonly sampleRate: number;
  /** The upper left two by two numbers of the display matrix, row by row; empty for none. */
  readonly turn: readonly number[];
  readonly tags: Record<string, string>;
  is(disposition: Disposition): boolean;
}

export interface FoundFile {
  readonly file: string;
  readonly container: string;
  readonly bytes: number;
  readonly startSeconds: number;
  /** What the header says; 0 where a file was written as it played. */
  readonly declaredSeconds: number;
  readonly streams: readonly FoundStream[];
}

/** What the first decoded picture says: the header may lie, it does not. */
export type FirstPicture = Pick<
  VideoFacts,
  'width' | 'height' | 'interlaced' | 'highDynamicRange' | 'colours'
>;

/** By the index of their stream, in seconds of the file's own clock. */
export type Ends = ReadonlyMap<number, number>;

/** The stream that is the film. Throws media_not_video or media_dimensions. */
export function pictureStreamOf({ file, container, streams }: FoundFile): FoundStream {
  const stream = streams.find((each) => each.kind === 'video' && !each.is('attached_pic'));
  if (stream === undefined || container.endsWith('_pipe'))
    throw mediaErrors.media_not_video(file, `it holds no moving picture (${container})`);
  checkSize(file, stream.width, stream.height, shapeOf(stream));
  return stream;
}

/** Seconds that the file lasts. Throws media_no_duration, or media_truncated where it ends long before. */
export function lengthOf({ file, startSeconds, declaredSeconds }: FoundFile, ends: Ends): number {
  const last = Math.max(-Infinity, ...ends.values()) - startSeconds;
  // Written as it plays, a file has no length in its header: it is counted.
  const durationSeconds = declaredSeconds > 0 ? declaredSeconds : last;
  if (!(durationSeconds > 0)) throw mediaErrors.media_no_duration(file);
  if (declaredSeconds > 0) checkLast(file, last, declaredSeconds);
  return durationSeconds;
}

/** Throws media_dimensions where the picture is not as large as the header says. */
export function factsOf(
  found: FoundFile,
  durationSeconds: number,
  ends: Ends,
  stream: FoundStream,
  pictures: FirstPicture & Pick<VideoFacts, 'closedCaptions'>,
): MediaFacts {
  const { file, container, bytes, startSeconds, streams } = found;
  const of = (kind: FoundStream['kind']): FoundStream[] => streams.filter((each) => each.kind === kind);
  return {
    container,
    bytes,
    durationSeconds,
    startSeconds,
    video: { ...videoFacts(file, stream, pictures), ...endOf(ends, stream.index, startSeconds) },
    audio: of('audio')
      .filter(({ sampleRate }) => sampleRate > 0)
      .map((each) => ({ ...audioFacts(each), ...endOf(ends, each.index, startSeconds) })),
    subtitles: of('subtitle').map(subtitleFacts),
    chapters: chaptersOfFile(file, { bytes, startSeconds, durationSeconds }),
  };
}

function shapeOf({ pixelAspect: { num, den } }: FoundStream): Fraction {
  return num > 0 && den > 0 ? { num, den } : { num: 1, den: 1 };
}

function videoFacts(file: string, stream: FoundStream, pictures: Parameters<typeof factsOf>[4]): VideoFacts {
  const pixelAspect = shapeOf(stream);
  checkSize(file, pictures.width, pictures.height, pixelAspect);
  return {
    index: stream.index,
    codec: stream.codec,
    ...pictures,
    pixelAspect,
    ...orientationFrom(stream.turn),
    ...frameRateFrom(stream.averageRate, stream.baseRate, pictures.interlaced),
  };
}

function audioFacts(stream: FoundStream): AudioFacts {
  const { index, codec, channels, sampleRate, tags } = stream;
  return {
    index,
    codec,
    channels,
    sampleRate,
    language: languageOf(tags),
    title: titleOf(tags),
    isDefault: stream.is('default'),
    role: roleFrom(stream.is('comment'), stream.is('visual_impaired')),
  };
}

function subtitleFacts(stream: FoundStream): SubtitleFacts {
  const { index, codec, tags } = stream;
  return {
    index,
    codec,
    language: languageOf(tags),
    title: titleOf(tags),
    forced: stream.is('forced'),
    forHearingImpaired: stream.is('hearing_impaired'),
    text: isTextSubtitle(codec),
  };
}
