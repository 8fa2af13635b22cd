// What the server and its transcoder child say to each other; both sides parse what they receive.
import { z } from 'zod';
import { captionChannels } from '#engine/media/decode-captions.ts';
import { x264Presets } from '#engine/media/ladder-for.ts';
import { protectionSchemes } from '#engine/media/packaged-protection.ts';

/** Tracks of text that are read of a file, and lines of each: more than any film has. */
export const mostTracks = 100;
export const mostCues = 50_000;

const count = z.number().int().nonnegative();
const side = z.number().int().min(2).max(8192);
const fraction = z.object({ num: z.number().int().positive(), den: z.number().int().positive() });
/** A folder's name, never a path. */
const folderName = z.string().regex(/^[a-z\d][a-z\d-]{0,80}$/);
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((value) => !value.includes('\0'), 'holds a NUL');
const role = z.enum(['main', 'commentary', 'description']);
const title = z.string().max(200).nullable();
const language = z.string().max(40);

/** JSON of other processes leaves out what is undefined. */
const endSeconds = z.number().positive().optional();

const colourStandard = z.enum(['bt709', 'smpte170m', 'bt470bg']);
const colours = z.object({ matrix: colourStandard, primaries: colourStandard });

const videoFacts = z.object({
  index: count,
  codec: z.string(),
  width: count,
  height: count,
  pixelAspect: fraction,
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  flipped: z.boolean(),
  frameRate: fraction,
  endSeconds,
  variableFrameRate: z.boolean(),
  interlaced: z.boolean(),
  highDynamicRange: z.boolean(),
  closedCaptions: z.boolean().optional(),
  colours: colours.nullish(),
});

export const mediaFactsMessage = z.object({
  container: z.string(),
  bytes: count,
  durationSeconds: z.number().positive(),
  startSeconds: z.number(),
  video: videoFacts,
  audio: z.array(
    z.object({
      index: count,
      codec: z.string(),
      channels: count,
      sampleRate: count,
      endSeconds,
      language,
      title,
      isDefault: z.boolean(),
      role,
    }),
  ),
  subtitles: z.array(
    z.object({
      index: count,
      codec: z.string(),
      language,
      title,
      forced: z.boolean(),
      forHearingImpaired: z.boolean().optional(),
      text: z.boolean(),
    }),
  ),
  chapters: z
    .array(z.object({ start: z.number(), end: z.number(), title: z.string().nullable() }))
    .optional(),
});

const videoRendition = z.object({
  id: folderName,
  width: side,
  height: side,
  pixelAspect: fraction,
  maxBitrate: z.number().int().min(1000).max(400_000_000),
  quality: z.number().min(0).max(63),
  profile: z.enum(['main', 'high']),
  level: z.number().int().min(10).max(62),
  preset: z.enum(x264Presets).optional(),
  codec: z.literal('av1').optional(),
  colours: colours.optional(),
});

const audioRendition = z.object({
  id: folderName,
  sourceIndex: count,
  language,
  title,
  isDefault: z.boolean(),
  role,
  bitrate: z.number().int().min(8000).max(512_000),
  sampleRate: z.literal(48000),
  channels: z.literal(2),
  codec: z.literal('opus').optional(),
  gain: z.number().min(-60).max(60).optional(),
});

const picture = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'is not bytes');
const protection = z.object({
  scheme: z.enum(protectionSchemes),
  keyId: z.string().regex(/^[\da-f]{32}$/),
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 16, 'is not a key'),
});
const grid = { frameRate: fraction, gopFrames: z.number().int().min(1).max(2000), outDir: path };

const source = { file: path, facts: mediaFactsMessage };

export const taskMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('probe'), file: path }),
  z.object({
    kind: z.literal('encode'),
    file: path,
    facts: mediaFactsMessage,
    video: z.array(videoRendition).max(24),
    audio: z.array(audioRendition).max(64),
    protection: protection.nullable().optional(),
    ...grid,
  }),
  z.object({ kind: z.literal('subtitles'), ...source }),
  z.object({
    kind: z.literal('look'),
    ...source,
    posters: z.number().int().min(0).max(9),
    outDir: path,
  }),
  z.object({ kind: z.literal('listen'), ...source, printSeconds: z.number().min(0).max(3600) }),
  z.object({
    kind: z.literal('segments'),
    file: path,
    facts: mediaFactsMessage,
    rendition: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('video'), video: videoRendition }),
      z.object({ kind: z.literal('audio'), audio: audioRendition }),
    ]),
    first: z.number().int().positive(),
    last: z.number().int().positive(),
    total: z.number().int().positive(),
    protection: protection.nullable().optional(),
    ...grid,
  }),
  z.object({
    kind: z.literal('measure'),
    file: path,
    facts: mediaFactsMessage,
    frameRate: fraction,
    gopFrames: z.number().int().min(1).max(2000),
    plan: z.object({
      samples: z
        .array(z.object({ startSeconds: z.number().nonnegative(), seconds: z.number().positive().max(60) }))
        .max(50),
      trials: z.array(videoRendition).max(48),
      compareAt: z.object({ width: side, height: side, pixelAspect: fraction }),
      compareEvery: z.number().int().min(1).max(100),
    }),
  }),
  z.object({
    kind: z.literal('thumbnails'),
    file: path,
    facts: mediaFactsMessage,
    plan: z.object({
      id: folderName,
      tileWidth: side,
      tileHeight: side,
      columns: z.number().int().min(1).max(20),
      rows: z.number().int().min(1).max(20),
      secondsPerTile: z.number().positive().max(600),
    }),
    outDir: path,
  }),
  z.object({
    kind: z.literal('clip'),
    layers: z
      .array(z.object({ png: picture, depth: z.number().min(0).max(1) }))
      .min(1)
      .max(12),
    cards: z.array(picture).max(2),
    seconds: z.number().min(12).max(180),
    variant: z.number().int().min(0).max(3),
    music: z.object({
      seed: z.string().max(500),
      genres: z.array(z.string().max(60)).max(40),
      year: z.number().int(),
    }),
    video: z.array(videoRendition).min(1).max(4),
    audio: audioRendition,
    ...grid,
  }),
]);
export type TaskMessage = z.infer<typeof taskMessage>;

const segments = z.array(z.object({ duration: z.number().int().positive(), bytes: count })).min(1);
const track = { id: folderName, codec: z.string(), timescale: z.number().int().positive(), segments };

export const encodedTracksMessage = z.object({
  video: z.array(
    z.object({
      kind: z.literal('video'),
      ...track,
      width: side,
      height: side,
      pixelAspect: fraction,
      frameRate: fraction,
    }),
  ),
  audio: z.array(
    z.object({
      kind: z.literal('audio'),
      ...track,
      language,
      title,
      isDefault: z.boolean(),
      role,
      channels: count,
      sampleRate: count,
    }),
  ),
});

export const measuredTrialsMessage = z.array(
  z.object({ bitrate: z.number().nonnegative(), ssim: z.number().min(-1).max(1) }),
);

export const thumbnailsMessage = z.object({
  id: folderName,
  tileWidth: side,
  tileHeight: side,
  columns: count,
  rows: count,
  secondsPerTile: z.number(),
  tiles: count,
  sheets: count,
  largestSheetBytes: count,
});

export const subtitlesMessage = z
  .array(
    z.object({
      index: count,
      channel: z.enum(captionChannels).optional(),
      cues: z
        .array(
          z.object({
            startSeconds: z.number().nonnegative(),
            endSeconds: z.number(),
            text: z.string(),
            settings: z.string().max(200),
          }),
        )
        .max(mostCues),
    }),
  )
  .max(mostTracks + captionChannels.length);

const finite = z.number();
export const heardMessage = z
  .array(
    z.object({
      index: count,
      loudness: z.object({ integrated: finite, range: finite, truePeak: finite }).nullable(),
      silences: z.array(z.object({ start: finite, end: finite })),
      print: z.custom<Uint32Array>((value) => value instanceof Uint32Array, 'is no fingerprint'),
    }),
  )
  .max(mostTracks);

export const seenMessage = z.object({
  pictures: z.array(z.object({ brightness: finite, contrast: finite, sharpness: finite })).max(20_000),
  posters: z.array(
    z.object({ name: z.string().regex(/^[1-9]\.jpg$/), seconds: finite, width: side, height: side }),
  ),
});

export const replyMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), fraction: z.number() }),
  z.object({ kind: z.literal('made'), segment: z.number().int().positive() }),
  z.object({ kind: z.literal('done'), result: z.unknown() }),
  /** `errorKind` is null for an error that is none of the domain's. */
  z.object({
    kind: z.literal('failed'),
    code: z.string(),
    errorKind: z.enum(['invalid', 'unavailable', 'conflict']).nullable(),
    message: z.string(),
  }),
]);
export type ReplyMessage = z.infer<typeof replyMessage>;
