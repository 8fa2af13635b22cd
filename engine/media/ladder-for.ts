// Derives from a source's facts the ladder of renditions to encode: never above the source, one shape, one GOP.
import { h264Level } from './h264-level.ts';
import { displaySize } from './media-facts.ts';
import type { Fraction, MediaFacts } from './media-facts.ts';
import type { PictureColours } from './picture-colours.ts';

/** One picture stream of the ladder: H.264, or AV1 where `codec` says so. */
export type VideoRendition = {
  /** Folder name, unique in the ladder: `video-720`. */
  id: string;
  width: number;
  height: number;
  /** Shape of a pixel that makes every rung show exactly the same picture shape. */
  pixelAspect: Fraction;
  /** Bits per second that the encoder's rate control may reach over one second. */
  maxBitrate: number;
  /** Constant rate factor of its encoder: lower is better. */
  quality: number;
  profile: 'main' | 'high';
  /** Level times ten. */
  level: number;
  /** How much x264 thinks; absent: `superfast`. */
  preset?: X264Preset;
  /** Absent: H.264. */
  codec?: 'av1';
  /** Those of the source where they are kept; absent: HD's. */
  colours?: PictureColours;
};

/**
 * How much x264 thinks. `careful` looks ahead and spends bits where later pictures are made from them, for about 1.6 times the time of
 * `superfast`; `thorough` searches finer as well, for about 2.2 times the time. `veryfast` is x264's own, which films were given that were
 * measured by earlier versions.
 */
export const x264Presets = ['superfast', 'veryfast', 'careful', 'thorough'] as const;
export type X264Preset = (typeof x264Presets)[number];

/** One stereo stream: AAC, or Opus where `codec` says so. */
export type AudioRendition = {
  /** Folder name: `audio-0-fr`. */
  id: string;
  sourceIndex: number;
  language: string;
  title: string | null;
  isDefault: boolean;
  role: 'main' | 'commentary' | 'description';
  bitrate: number;
  sampleRate: 48000;
  channels: 2;
  /** Absent: AAC. */
  codec?: 'opus';
  /** Decibels that it is turned up by, or down; absent for none. */
  gain?: number;
};

export type Ladder = {
  /** Constant rate of every video rendition. */
  frameRate: Fraction;
  /** Frames from one key frame to the next, the same in every rung; one segment is one group. */
  gopFrames: number;
  /** Best first. */
  video: VideoRendition[];
  /** Default first. */
  audio: AudioRendition[];
};

export type LadderOptions = {
  /** Largest class made, as the height of a 16:9 picture. */
  maxHeight?: number;
  /** Wanted length of a segment; the real one is the nearest whole number of frames. */
  segmentSeconds?: number;
};

/** Peak bits per second of a 16:9 picture of each height at up to 30 frames a second. */
const classes: ReadonlyArray<readonly [height: number, bitrate: number]> = [
  [2160, 14_000_000],
  [1440, 8_500_000],
  [1080, 5_000_000],
  [720, 2_800_000],
  [540, 1_700_000],
  [360, 850_000],
  [234, 380_000],
];

/** A rung this close to the one above it is not worth its bytes. */
const closestStep = 0.85;

const maxFramesPerSecond = 60;

/**
 * The ladder for a source.
 *
 * The top rung has the source's own display size (capped at `maxHeight`); the others are the standard classes below it. A
 * class counts the height of a 16:9 frame that would enclose the picture, so that a 1920x800 film is of class 1080 and a
 * portrait picture is classed by its short side.
 */
export function ladderFor(facts: MediaFacts, options: LadderOptions = {}): Ladder {
  const { maxHeight = 2160, segmentSeconds = 4 } = options;
  const shown = displaySize(facts.video);
  const sourceClass = classOf(shown);
  const topClass = Math.min(sourceClass, maxHeight);
  const frameRate = cappedRate(facts.video.frameRate);
  const fps = frameRate.num / frameRate.den;

  const heights = [topClass];
  for (const [height] of classes) {
    const above = heights.at(-1) ?? topClass;
    if (height <= above * closestStep) heights.push(height);
  }

  const colours = facts.video.highDynamicRange ? null : (facts.video.colours ?? null);
  const used = new Set<string>();
  const video: VideoRendition[] = [];
  for (const height of heights) {
    const size = sizeFor(shown, height / sourceClass);
    const key = `${size.width}x${size.height}`;
    if (used.has(key)) continue;
    used.add(key);
    const maxBitrate = bitrateFor(size.width * size.height, fps);
    video.push({
      id: `video-${Math.round(height)}`,
      ...size,
      maxBitrate,
      quality: height >= 720 ? 21 : 22,
      profile: height > 360 ? 'high' : 'main',
      level: h264Level(size.width, size.height, fps, maxBitrate),
      ...(colours === null ? {} : { colours }),
    });
  }

  const audio = facts.audio.map((track, position): AudioRendition => {
    const language = track.language;
    return {
      id: `audio-${position}-${language.toLowerCase()}`,
      sourceIndex: track.index,
      language,
      title: track.title,
      isDefault: track.isDefault,
      role: track.role,
      bitrate: track.channels === 1 ? 96_000 : 128_000,
      sampleRate: 48000,
      channels: 2,
    };
  });
  // Exactly one default, first: players pick the first of the group when nothing else is known.
  const chosen = audio.find((track) => track.isDefault && track.role === 'main') ?? audio[0];
  for (const track of audio) track.isDefault = track === chosen;
  audio.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));

  return { frameRate, gopFrames: Math.max(1, Math.round(fps * segmentSeconds)), video, audio };
}

/** Height of the smallest 16:9 frame (9:16 for a portrait picture) around a picture, on its short side. */
function classOf(size: { width: number; height: number }): number {
  const long = Math.max(size.width, size.height);
  const short = Math.min(size.width, size.height);
  return Math.max(short, (long * 9) / 16);
}

/** Halves a rate until it is at most 60 per second: 120 becomes 60, 90 becomes 45. */
function cappedRate(rate: Fraction): Fraction {
  let { num, den } = rate;
  while (num / den > maxFramesPerSecond + 0.01) den *= 2;
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

/** Peak rate of a picture of so many pixels, between the two nearest classes in the logarithm of both. */
function bitrateFor(pixels: number, fps: number): number {
  const points = classes.map(([height, bitrate]) => ({ pixels: (height * height * 16) / 9, bitrate }));
  const exponentOf = (a: { pixels: number; bitrate: number }, b: { pixels: number; bitrate: number }) =>
    Math.log(a.bitrate / b.bitrate) / Math.log(a.pixels / b.pixels);
  let upper = points[0]!;
  let lower = points[1]!;
  for (let i = 1; i < points.length - 1 && pixels < lower.pixels; i++) {
    upper = points[i]!;
    lower = points[i + 1]!;
  }
  const rate = lower.bitrate * (pixels / lower.pixels) ** exponentOf(upper, lower);
  // Twice the frames cost about 1.4 times the bits: neighbours resemble each other more.
  const forMotion = fps > 31 ? Math.sqrt(fps / 30) : 1;
  return Math.max(64_000, Math.round((rate * forMotion) / 1000) * 1000);
}

/**
 * Even width and height nearest to `scale` times the shown size. When a size within 4 % keeps the shape exactly with square
 * pixels it is taken; otherwise the pixel aspect makes up the difference.
 */
function sizeFor(
  shown: { width: number; height: number },
  scale: number,
): { width: number; height: number; pixelAspect: Fraction } {
  const exactWidth = Math.round(shown.width);
  const exactHeight = Math.round(shown.height);
  const divisor = greatestCommonDivisor(exactWidth, exactHeight);
  let stepWidth = exactWidth / divisor;
  let stepHeight = exactHeight / divisor;
  if (stepWidth % 2 === 1 || stepHeight % 2 === 1) {
    stepWidth *= 2;
    stepHeight *= 2;
  }
  const wantedHeight = shown.height * scale;
  const steps = Math.max(1, Math.round(wantedHeight / stepHeight));
  const near = Math.abs((steps * stepHeight) / wantedHeight - 1) <= 0.04;
  if (near && steps * stepWidth <= exactWidth) {
    return { width: steps * stepWidth, height: steps * stepHeight, pixelAspect: { num: 1, den: 1 } };
  }
  const height = even(wantedHeight);
  const width = even((wantedHeight * shown.width) / shown.height);
  // width * num / den / height must equal exactWidth / exactHeight.
  const num = exactWidth * height;
  const den = exactHeight * width;
  const common = greatestCommonDivisor(num, den);
  return { width, height, pixelAspect: { num: num / common, den: den / common } };
}

/** The largest even number not above a side, at least 2; the fraction of a pixel lost is made up by the pixel aspect. */
function even(side: number): number {
  return Math.max(2, Math.floor(side / 2 + 1e-9) * 2);
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
