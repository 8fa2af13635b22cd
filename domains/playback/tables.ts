// The tables of playback: how far each profile has come in each film or episode.
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
});
