// What media shows to others: the videos behind titles as operators see them, and what playback asks in the same process.
import { z } from 'zod';
import { episodeSchema, titleCardSchema } from '#domains/catalog/contract.ts';
import { pageOf, pageQuery } from '#engine/api/page.ts';
import { markerKinds, type Chapter, type Marker } from '#engine/media/chapters-and-markers.ts';
import { maxChapters, maxMarkers } from '#engine/media/check-marks.ts';
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import { protectionSchemes } from '#engine/media/packaged-protection.ts';

export const assetStates = ['queued', 'working', 'ready', 'failed'] as const;
export type AssetState = (typeof assetStates)[number];

/** Whether and how the segments of a video are encrypted. */
export const encryptions = ['none', ...protectionSchemes] as const;
export type Encryption = (typeof encryptions)[number];

/** What a video is encoded in: H.264 and AAC always; with `av1`, AV1 and Opus beside them. */
export const codecs = ['h264', 'av1'] as const;
export type Codec = (typeof codecs)[number];

/** Of the work on an asset. */
export const workStates = ['waiting', 'running', 'paused', 'cancelled', 'failed', 'done'] as const;
export type WorkState = (typeof workStates)[number];

const rungFigures = z.object({
  bitrate: z.number().describe('Bits per second, of the samples'),
  ssim: z.number().describe('Likeness to the source, 1 for the same, scaled to the size of the best rung'),
  quality: z.number().describe('Constant rate factor of the encoder: lower is better'),
  preset: z.string().describe('How much the encoder thinks'),
});

/** What measuring a film has decided, and what that saves against the fixed ladder. */
export const perTitleSchema = z
  .object({
    samples: z.number().int().describe('Places of the film that were encoded to measure it'),
    sampledSeconds: z.number(),
    saved: z
      .number()
      .min(0)
      .max(1)
      .describe('Share of the bits of the renditions that are made: what viewers are spared'),
    savedInStore: z
      .number()
      .min(0)
      .max(1)
      .describe('Share of the bits of all renditions of the fixed ladder: what the store is spared'),
    rungs: z.array(
      z.object({
        id: z.string(),
        width: z.number().int(),
        height: z.number().int(),
        fixed: rungFigures.describe('As the fixed ladder would encode it'),
        chosen: rungFigures.nullable().describe('As it is encoded; null for a rendition that is left out'),
        saved: z.number().min(0).max(1),
      }),
    ),
  })
  .meta({ id: 'PerTitleReport' });
const place = z.number().nonnegative().describe('Seconds');
export const chapterSchema = z
  .object({ start: place, end: place, title: z.string().nullable() })
  .meta({ id: 'Chapter' });
/** A stretch that players offer to skip. */
export const markerSchema = z
  .object({ kind: z.enum(markerKinds), start: place, end: place })
  .meta({ id: 'Marker' });

/** PUT /assets/{id}/still */
export const posterChoice = z
  .object({ poster: z.string().max(40).describe('One of `posters`: "posters/1.jpg"') })
  .meta({ id: 'PosterChoice' });

/** PUT /assets/{id}/markers */
export const marksInput = z
  .object({
    chapters: z
      .array(chapterSchema)
      .max(maxChapters)
      .nullable()
      .describe('In order, not overlapping; null for those of the file'),
    markers: z
      .array(markerSchema)
      .max(maxMarkers)
      .nullable()
      .describe('Those of one kind do not overlap; null for what is detected'),
  })
  .meta({ id: 'NewMarks' });

export const assetSchema = z
  .object({
    id: z.number().int(),
    movieId: z.number().int(),
    episodeId: z.number().int().nullable(),
    origin: z.enum(['file', 'stand-in']),
    state: z.enum(assetStates),
    plays: z
      .boolean()
      .describe('Whether viewers can play it now: something is finished, or is made as they watch'),
    complete: z.boolean().describe('False while better renditions are still being made'),
    progress: z.number().min(0).max(1).describe('Of the work on it; 1 when there is none'),
    encryption: z.enum(encryptions).describe('Of what is packaged so far'),
    work: z
      .enum(workStates)
      .describe(
        'What happens to it: waiting for a worker, worked on, held by an operator, given up, or done',
      ),
    secondsLeft: z
      .number()
      .int()
      .nullable()
      .describe('Estimate from how the work went since it was last taken up; null when nobody works on it'),
    sourceName: z.string().describe('Name of the file as it was brought'),
    duration: z.number().nullable().describe('Seconds'),
    renditions: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['video', 'audio']),
        codec: z.string(),
        bitrate: z.number().int().describe('Peak bits per second'),
        width: z.number().int().nullable(),
        height: z.number().int().nullable(),
        language: z.string().nullable(),
      }),
    ),
    perTitle: perTitleSchema
      .nullable()
      .describe('Null where the film was not measured: too short, not yet, or KINORA_PER_TITLE is off'),
    chapters: z.array(chapterSchema).describe('As players get them'),
    markers: z.array(markerSchema).describe('As players get them'),
    setByHand: z
      .object({ chapters: z.boolean(), markers: z.boolean() })
      .describe('What an operator set, which nothing that is found in the file replaces'),
    subtitles: z.array(
      z.object({
        id: z.string(),
        language: z.string(),
        title: z.string().nullable(),
        forced: z.boolean(),
        forHearingImpaired: z.boolean(),
      }),
    ),
    posters: z
      .array(
        z.object({
          name: z
            .string()
            .describe(
              'Of its file, "posters/1.jpg": below the signed address of a playback, and for operators below /assets/{id}/',
            ),
          seconds: z.number().describe('Where it was taken'),
          width: z.number().int(),
          height: z.number().int(),
        }),
      )
      .describe('Pictures that stand for the film, the best first'),
    sound: z
      .array(
        z.object({
          language: z.string(),
          integrated: z.number().nullable().describe('LUFS of the file (EBU R128); null for silence'),
          range: z.number().nullable().describe('Loudness range in LU'),
          truePeak: z.number().nullable().describe('dBTP'),
          gain: z.number().describe('Decibels that it was turned up by, or down'),
        }),
      )
      .describe('How loud each sound track is; empty before it was measured'),
    notes: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .describe('What of the file was left out, and why'),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
    removedAt: z.number().nullable().describe('When it was removed; null for what is there'),
  })
  .meta({ id: 'Asset' });
export type AssetView = z.infer<typeof assetSchema>;

/** GET /assets */
export const assetQuery = pageQuery.extend({
  movie: z.coerce.number().int().positive().optional().describe('Only those of this title'),
  removed: z.stringbool().default(false).describe('Those that were removed and can be restored'),
});
/** A video in a list, with the title that it belongs to. */
export const listedAssetSchema = assetSchema
  .extend({
    movie: titleCardSchema.nullable().describe('Null when the title is gone'),
    episode: episodeSchema.nullable(),
  })
  .meta({ id: 'ListedAsset' });
export type ListedAsset = z.infer<typeof listedAssetSchema>;
export const assetPage = pageOf(listedAssetSchema, 'AssetPage');

/** GET /watched-files */
export const watchedFiles = z
  .object({
    folder: z.string().nullable().describe('KINORA_WATCH; null when no folder is watched'),
    items: z.array(
      z.object({
        name: z.string().describe('Path below the folder'),
        bytes: z.number(),
        state: z
          .enum(['settling', 'taken', 'unmatched', 'refused'])
          .describe('May still be growing; became a video; has no title; is no video'),
        assetId: z.number().int().nullable(),
        reason: z.object({ code: z.string(), message: z.string() }).nullable(),
        updatedAt: z.number(),
      }),
    ),
  })
  .meta({ id: 'WatchedFiles' });

/** What can be played of a title right now. */
export interface PreparedMedia {
  readonly assetId: number;
  readonly state: 'preparing' | 'ready' | 'failed';
  /** 0 to 1, of the preparation. */
  readonly progress: number;
  readonly error: string | null;
  readonly durationSeconds: number | null;
  readonly standIn: boolean;
  readonly hasThumbnails: boolean;
  /** Name of the file of the best picture of the film; null where there is none. */
  readonly poster: string | null;
  /** False where only HLS can be played: with `aes-128`. */
  readonly hasDash: boolean;
  readonly chapters: readonly Chapter[];
  readonly markers: readonly Marker[];
}

/** The key of an encrypted asset. */
export interface MediaKey {
  /** 16 bytes as 32 lower-case hexadecimal digits. */
  readonly keyId: string;
  /** 16 bytes. */
  readonly key: Uint8Array;
}

/** A stored file of an asset. */
export interface MediaFile {
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  /** Where it lies below the root of the store, for a web server in front that sends the bytes itself; null when it cannot. */
  readonly location: string | null;
  /** Bytes from `start` to `end`, both included. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
  /** All its bytes from memory, shared with others who are sent them. Null where they are not held there: read them. */
  lend(): Promise<LentBytes | null>;
}

export interface LentBytes {
  /** Never written to, and never looked at after the release: by then they may be those of another file. */
  readonly bytes: Uint8Array;
  /** To be called once they were sent, or will not be; not before the connection is done with them. */
  release(): void;
}

/** What there is of a title to keep, rather than to watch at once. */
export interface LaidDownMedia {
  readonly assetId: number;
  readonly standIn: boolean;
  /** Null before the first rendition is there. */
  readonly packaged: PackagedMedia | null;
  /** False while renditions are still being made. */
  readonly complete: boolean;
  readonly chapters: readonly Chapter[];
  readonly markers: readonly Marker[];
}

/** Who waits for a file. */
export interface Asker {
  /** Aborted when they leave. Looked at only where they have to wait, so that it may be made then. */
  readonly signal: AbortSignal;
}

/** What playback asks of media in the same process. */
export interface MediaLibrary {
  /**
   * The best that there is of a film or an episode. Where nothing was brought and `standIn` is true, a clip is drawn, which takes some
   * seconds; ask again until it is ready. Null when there is nothing and none is wanted.
   */
  prepare(
    titleId: number,
    episodeId: number | null,
    options: { standIn: boolean },
  ): Promise<PreparedMedia | null>;
  /** What `prepare` would choose, as it lies there; nothing is made and nothing queued. Null when there is nothing. */
  look(titleId: number, episodeId: number | null): Promise<LaidDownMedia | null>;
  /**
   * A file of an asset by its name, such as `video-720/3.m4s`. A segment that is still being made is waited for. Null when there is
   * none, or the name is none that media gives.
   */
  open(assetId: number, name: string, asker: Asker): Promise<MediaFile | null>;
  /**
   * A few silent seconds from within a film or an episode, as MP4, for somebody who may watch it. Null where nothing was made yet, and
   * nothing is made for it; also where it is encrypted.
   */
  preview(titleId: number, episodeId: number | null): Promise<Uint8Array<ArrayBuffer> | null>;
  /** For somebody who may watch it: whoever asks has checked that. Null when the asset is not encrypted. */
  key(assetId: number): Promise<MediaKey | null>;
}
