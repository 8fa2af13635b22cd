// What playback needs from outside: a store of progress, and to know whether a device is still signed in.

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

export interface SessionLiveness {
  /** False once the device was signed out, or its session has ended. */
  isLive(sessionId: number, now: number): Promise<boolean>;
}
