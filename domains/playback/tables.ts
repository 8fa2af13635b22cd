// The tables of playback: how far each profile has come in each film or episode, who is watching right now, and what devices keep.
import type { Generated } from 'kysely';
import { defineTables } from '#engine/api/define-tables.ts';

export interface PlaybackTables {
  progress: {
    profile_id: number;
    title_id: number;
    /** 0 for a film. */
    episode_id: number;
    position_ms: number;
    duration_ms: number;
    finished: number;
    /** 1 when removed from Continue Watching; playing it again brings it back. */
    hidden: number;
    updated_at: number;
  };
  streams: {
    id: Generated<number>;
    account_id: number;
    session_id: number;
    profile_id: number;
    title_id: number;
    /** 0 for a film. */
    episode_id: number;
    started_at: number;
    /** A stream that is silent for long gives its place away. */
    seen_at: number;
  };
  /** Locked by whoever takes a place, so that counting and taking are one act. */
  stream_turns: { account_id: number; turn: number };
  downloads: {
    id: Generated<number>;
    account_id: number;
    /** The device that keeps it. */
    session_id: number;
    profile_id: number;
    title_id: number;
    /** 0 for a film. */
    episode_id: number;
    asset_id: number;
    /** Id of the rendition of the picture. */
    quality: string;
    bytes: number;
    created_at: number;
    /** When the right to play it ends. */
    expires_at: number;
  };
  playback_quality: {
    stream_id: number;
    title_id: number;
    /** 0 for a film. */
    episode_id: number;
    asset_id: number;
    started_at: number;
    /** JSON of PlaybackQuality. */
    quality: string;
  };
}

export const playbackTables = defineTables({
  progress: {
    holds: 'how far a profile has watched a film or an episode',
    subject: { column: 'profile_id', of: 'profile' },
    columns: {
      profile_id: 'internal',
      title_id: 'personal',
      episode_id: 'personal',
      position_ms: 'personal',
      duration_ms: 'personal',
      finished: 'personal',
      hidden: 'personal',
      updated_at: 'personal',
    },
  },
  streams: {
    holds: 'a playback that is going on, kept while it lasts and for minutes after',
    subject: { column: 'account_id', of: 'account' },
    columns: {
      id: 'internal',
      account_id: 'internal',
      session_id: 'internal',
      profile_id: 'internal',
      title_id: 'personal',
      episode_id: 'personal',
      started_at: 'personal',
      seen_at: 'personal',
    },
  },
  stream_turns: {
    holds: 'the lock under which an account takes a place of its limits of streams and downloads',
    subject: { column: 'account_id', of: 'account' },
    columns: { account_id: 'internal', turn: 'internal' },
  },
  downloads: {
    holds:
      'the right of a device and a profile to play a copy that it keeps, until it expires or is given back',
    subject: { column: 'profile_id', of: 'profile' },
    columns: {
      id: 'internal',
      account_id: 'internal',
      session_id: 'internal',
      profile_id: 'internal',
      title_id: 'personal',
      episode_id: 'personal',
      asset_id: 'internal',
      quality: 'personal',
      bytes: 'personal',
      created_at: 'personal',
      expires_at: 'internal',
    },
  },
  playback_quality: {
    holds:
      'how well one playback went: start-up, rebuffering, bitrate, errors; of nobody once its stream is gone',
    columns: {
      stream_id: 'internal',
      title_id: 'internal',
      episode_id: 'internal',
      asset_id: 'internal',
      started_at: 'internal',
      quality: 'internal',
    },
  },
});
