// What playback shows to others: started playbacks, progress, Continue Watching, as the API speaks of them.
import { z } from 'zod';
import { episodeSchema, titleCardSchema } from '#domains/catalog/contract.ts';
import { chapterSchema, markerSchema } from '#domains/media/contract.ts';
import { pageOf } from '#engine/api/page.ts';

/** Seconds of silence after which a stream gives its place away; players speak at least every fifteen. */
export const streamSilenceSeconds = 45;

export const playbackInput = z
  .object({ movieId: z.number().int().positive(), episodeId: z.number().int().positive().optional() })
  .meta({ id: 'NewPlayback' });

export const playbackSchema = z
  .object({
    id: z.string().describe('Names what is played; ask for it again to get a fresh address'),
    movieId: z.number().int(),
    episodeId: z.number().int().nullable(),
    state: z.enum(['preparing', 'ready', 'failed']),
    progress: z.number().min(0).max(1).describe('Of the preparation'),
    error: z.string().nullable(),
    /** Signed, expiring, bound to the session; they cover the playlist and everything it names. */
    hls: z.string().nullable(),
    dash: z.string().nullable(),
    thumbnails: z.string().nullable().describe('WebVTT of trick-play thumbnails'),
    poster: z.string().nullable().describe('JPEG of a picture that stands for the film'),
    expiresAt: z.number().nullable(),
    resumeAt: z.number().describe('Seconds'),
    duration: z.number().nullable().describe('Seconds'),
    chapters: z.array(chapterSchema).describe('In order; empty where the film has none'),
    markers: z.array(markerSchema).describe('What can be skipped, in order'),
    standIn: z.boolean().describe('True for a clip drawn by the program that stands for the film'),
    next: episodeSchema.nullable().describe('The episode after this one'),
    stream: z
      .number()
      .int()
      .describe('The place it takes of those the account has: give it back with DELETE /streams/{id}'),
  })
  .meta({ id: 'Playback' });
export type Playback = z.infer<typeof playbackSchema>;

export const progressInput = z
  .object({
    movieId: z.number().int().positive(),
    episodeId: z.number().int().positive().nullable().default(null),
    position: z.number().min(0).max(200_000).describe('Seconds'),
    duration: z.number().positive().max(200_000).describe('Seconds'),
    stream: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Of the playback: says that it goes on, so that it keeps its place while it is paused'),
    watchedAt: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('When a download was watched without a network; what was watched later elsewhere stands'),
  })
  .meta({ id: 'NewProgress' });

export const watchItemSchema = z
  .object({
    title: titleCardSchema,
    episode: episodeSchema.nullable(),
    position: z.number(),
    duration: z.number(),
    updatedAt: z.number(),
  })
  .meta({ id: 'WatchItem' });
export type WatchItem = z.infer<typeof watchItemSchema>;

export const watchList = z.object({ items: z.array(watchItemSchema) }).meta({ id: 'WatchList' });

/** GET /history */
export const historyItemSchema = watchItemSchema
  .extend({ finished: z.boolean() })
  .meta({ id: 'HistoryItem' });
export type HistoryItem = z.infer<typeof historyItemSchema>;
export const historyPage = pageOf(historyItemSchema, 'HistoryPage');

export const streamSchema = z
  .object({
    id: z.number().int(),
    deviceName: z.string(),
    profileName: z.string(),
    title: titleCardSchema
      .nullable()
      .describe('Null for a title above the maturity limit of the chosen profile'),
    here: z.boolean().describe('True for the device that asks'),
    startedAt: z.number(),
  })
  .meta({ id: 'Stream' });
export const streamList = z
  .object({
    limit: z.number().int().describe('How many may play at the same time'),
    items: z.array(streamSchema),
  })
  .meta({ id: 'StreamList' });
export type StreamList = z.infer<typeof streamList>;

/** GET /quality: how playbacks went, as their players reported. */
export const qualityQuery = z.object({
  movie: z.coerce.number().int().positive().optional().describe('Only those of this title'),
  days: z.coerce.number().int().min(1).max(90).default(30).describe('How far back'),
});
export const qualitySchema = z
  .object({
    playbacks: z.number().int(),
    hours: z.number().describe('Played'),
    startMedianMs: z.number().nullable().describe('From the wish to play to the first picture'),
    startP95Ms: z.number().nullable(),
    rebufferShare: z.number().nullable().describe('Of the time played and waited, 0 to 1'),
    rebufferingsPerHour: z.number().nullable(),
    meanKbps: z.number().nullable().describe('Encoded bitrate, weighted by time'),
    switchesPerHour: z.number().nullable(),
    failedShare: z.number().nullable().describe('Of the playbacks, 0 to 1'),
  })
  .meta({ id: 'QualitySummary' });
export type QualitySummary = z.infer<typeof qualitySchema>;

/** GET /downloads/offer */
export const downloadOfferQuery = z.object({
  movie: z.coerce.number().int().positive(),
  episode: z.coerce.number().int().positive().optional(),
  prepare: z
    .stringbool()
    .default(false)
    .describe('Have the video made where there is none yet; ask again until it is ready'),
});
export const downloadOfferSchema = z
  .object({
    state: z
      .enum(['ready', 'preparing', 'absent', 'protected', 'off'])
      .describe(
        'absent: nothing is made yet, ask for its preparation; protected: encrypted, only to be streamed; off: this service offers none',
      ),
    progress: z.number().min(0).max(1).nullable().describe('Of the preparation, where it is known'),
    standIn: z.boolean().describe('True for a clip drawn by the program that stands for the film'),
    days: z.number().int().describe('How long a download may be played'),
    qualities: z
      .array(
        z.object({
          id: z.string(),
          codec: z.string().describe('Of the picture, as RFC 6381 writes it'),
          width: z.number().int(),
          height: z.number().int(),
          bytes: z.number().int().describe('Estimate of all that is stored, sounds and subtitles included'),
        }),
      )
      .describe('Best first'),
  })
  .meta({ id: 'DownloadOffer' });
export type DownloadOffer = z.infer<typeof downloadOfferSchema>;

export const downloadInput = z
  .object({
    movieId: z.number().int().positive(),
    episodeId: z.number().int().positive().optional(),
    quality: z
      .string()
      .max(80)
      .optional()
      .describe('Of those offered; without it the best of at most 720 lines'),
  })
  .meta({ id: 'NewDownload' });

export const downloadSchema = z
  .object({
    id: z.number().int(),
    profileId: z.number().int(),
    movieId: z.number().int(),
    episodeId: z.number().int().nullable(),
    quality: z.string(),
    bytes: z.number().int().describe('Estimate'),
    createdAt: z.number(),
    expiresAt: z
      .number()
      .describe('When the right to play it ends; ask for the same download again to renew it'),
    good: z
      .boolean()
      .describe(
        'False once it expired, its title was withdrawn, or is above the maturity limit of its profile',
      ),
  })
  .meta({ id: 'Download' });

export const downloadTicketSchema = downloadSchema
  .extend({
    video: z.number().int().describe('Of the same video, the files of the same quality are the same'),
    width: z.number().int(),
    height: z.number().int(),
    duration: z.number().describe('Seconds'),
    standIn: z.boolean(),
    chapters: z.array(chapterSchema).describe('In order; empty where the film has none'),
    markers: z.array(markerSchema).describe('What can be skipped, in order'),
    address: z.string().describe('Signed, expiring: the folder under which the files are opened'),
    addressExpiresAt: z.number().describe('GET /downloads/{id} gives a fresh one'),
    files: z
      .array(z.object({ name: z.string(), bytes: z.number().int().nullable() }))
      .describe('Everything to store; the size of small ones is not told'),
    playlist: z
      .string()
      .describe('Multivariant HLS playlist of the stored files alone, to lie beside them as `master.m3u8`'),
  })
  .meta({ id: 'DownloadTicket' });
export type DownloadTicket = z.infer<typeof downloadTicketSchema>;

export const heldDownload = downloadSchema
  .extend({
    place: z
      .object({
        position: z.number().describe('Seconds; 0 for what was watched to its end'),
        updatedAt: z.number(),
      })
      .nullable()
      .describe('Where the chosen profile stopped, on whichever device; null for what it has not watched'),
  })
  .meta({ id: 'HeldDownload' });

export const downloadList = z
  .object({
    limit: z.number().int().describe('How many this device may hold'),
    items: z.array(heldDownload).describe('Those of this device, of all its profiles'),
  })
  .meta({ id: 'DownloadList' });
export type HeldDownload = z.infer<typeof heldDownload>;
export type DownloadList = z.infer<typeof downloadList>;

/** What the home page asks of playback. */
export interface WatchReader {
  /** Newest first; titles above the maturity limit are left out. */
  continueWatching(
    profileId: number,
    limit: number,
    options?: { maturityLimit?: number },
  ): Promise<WatchItem[]>;
  /** Share of the length watched, per title, for the recommender. */
  watched(profileId: number): Promise<{ titleId: number; share: number; at: number }[]>;
}
