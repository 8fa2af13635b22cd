// What playback needs from outside: a store of progress, and one of the streams that are going on.
import type { PlaybackQuality } from '#engine/media/fold-quality.ts';

/** How far a profile has come in a film or an episode. Times in milliseconds. */
export interface ProgressRow {
  readonly titleId: number;
  /** Null for a film. */
  readonly episodeId: number | null;
  readonly positionMs: number;
  readonly durationMs: number;
  readonly finished: boolean;
  readonly updatedAt: number;
}

export interface ProgressStore {
  /** Replaces what was known of the film or episode, and brings the title back to Continue Watching. */
  save(profileId: number, row: ProgressRow): Promise<void>;
  /** Of a film, or of every episode that was begun, newest first. */
  of(profileId: number, titleId: number): Promise<ProgressRow[]>;
  /** The latest row of each title that was not removed from Continue Watching, newest first, at most `limit`. */
  recent(profileId: number, limit: number): Promise<ProgressRow[]>;
  /** Everything, newest first, at most `limit + 1`. `after`: time, title and episode (0 for a film) of the last row before. */
  history(
    profileId: number,
    limit: number,
    after?: readonly [updatedAt: number, titleId: number, episodeId: number],
  ): Promise<ProgressRow[]>;
  /** Takes a title out of Continue Watching until it is played again. */
  hide(profileId: number, titleId: number): Promise<void>;
  /** Forgets that a title was ever watched. */
  forget(profileId: number, titleId: number): Promise<void>;
}

/** A playback that is going on: it takes one of the places of its account. Times in milliseconds since 1970. */
export interface Stream {
  readonly id: number;
  readonly accountId: number;
  readonly sessionId: number;
  readonly profileId: number;
  readonly titleId: number;
  /** Null for a film. */
  readonly episodeId: number | null;
  readonly startedAt: number;
  readonly seenAt: number;
}
export type NewStream = Omit<Stream, 'id' | 'startedAt' | 'seenAt'>;

/** How well a playback went, as its player reported. */
export interface QualityRow {
  readonly streamId: number;
  readonly titleId: number;
  /** Null for a film. */
  readonly episodeId: number | null;
  readonly assetId: number;
  readonly startedAt: number;
  readonly quality: PlaybackQuality;
}

export interface QualityStore {
  /** Changes what is known of a playback, or begins with `fresh`: reports that come at once are folded one after the other. */
  fold(
    fresh: Omit<QualityRow, 'quality'>,
    change: (before: PlaybackQuality) => PlaybackQuality,
  ): Promise<void>;
  /** Newest first, at most `limit`; those of one title, or of all. */
  recent(filter: { titleId?: number; since: number; limit: number }): Promise<QualityRow[]>;
  /** Forgets what began before a time. Answers how many. */
  forgetBefore(time: number): Promise<number>;
}

/** How many places an account has, and when a stream that was silent has lost its own. */
export interface Places {
  readonly limit: number;
  readonly now: number;
  /** Streams last seen before it take no place. */
  readonly silentBefore: number;
}

export interface StreamStore {
  /**
   * Takes a place and gives its id. Where there is none, the oldest stream of the same device makes room (a page that was loaded again, a
   * tab that was forgotten); null when it has none either. However many ask at once, no more than `limit` go on.
   */
  open(stream: NewStream, places: Places): Promise<number | null>;
  /**
   * Says that a stream goes on. `ended` once it was closed, its device was signed out or chose another profile; `full` when it was
   * silent for so long that others have its place.
   */
  touch(id: number, places: Places): Promise<'live' | 'ended' | 'full'>;
  /** A stream of this device, for who asks for a fresh address. */
  find(id: number): Promise<Stream | null>;
  /** Streams of an account that take a place, oldest first, with the names of their devices and profiles. */
  of(
    accountId: number,
    silentBefore: number,
  ): Promise<(Stream & { readonly deviceName: string; readonly profileName: string })[]>;
  /** False when the account has no such stream. */
  close(id: number, accountId: number): Promise<boolean>;
}

/** The right of a device and a profile to play a copy that the device keeps. Times in milliseconds since 1970. */
export interface Download {
  readonly id: number;
  readonly accountId: number;
  readonly sessionId: number;
  readonly profileId: number;
  readonly titleId: number;
  /** Null for a film. */
  readonly episodeId: number | null;
  readonly assetId: number;
  /** Id of the rendition of the picture. */
  readonly quality: string;
  readonly bytes: number;
  readonly createdAt: number;
  readonly expiresAt: number;
}
export type NewDownload = Omit<Download, 'id' | 'createdAt' | 'expiresAt'>;

export interface DownloadLimits {
  /** How many a device may hold. */
  readonly perDevice: number;
  /** How many devices of an account may hold any. */
  readonly devices: number;
  readonly now: number;
  /** When a right that is given now ends. */
  readonly expiresAt: number;
}

export interface DownloadStore {
  /**
   * Gives the right, or says which limit is reached. What a device and profile hold already of a film or episode is renewed, under its id.
   * However many ask at once, the limits hold.
   */
  take(download: NewDownload, limits: DownloadLimits): Promise<Download | 'device-full' | 'too-many-devices'>;
  /** Of a device, newest first, with the maturity limit that each profile has now; expired ones too, until they are swept. */
  of(sessionId: number): Promise<(Download & { readonly maturityLimit: number })[]>;
  find(id: number): Promise<Download | null>;
  /** True while it is neither expired nor given back, its profile is there, and its device is signed in. */
  holds(id: number, now: number): Promise<boolean>;
  /** False when the account has no such download. */
  release(id: number, accountId: number): Promise<boolean>;
  /** Answers how many expired rights were forgotten. */
  forgetExpired(now: number): Promise<number>;
}
