// The tables of watching together: rooms that are open, and what was said in them. Both go with the room.
import type { Generated } from 'kysely';
import { defineTables } from '#engine/api/define-tables.ts';

export interface TogetherTables {
  rooms: {
    id: Generated<number>;
    /** SHA-256 of the link, in hex. */
    key_hash: string;
    title_id: number;
    /** 0 for a film. */
    episode_id: number;
    host_profile_id: number;
    everyone_controls: number;
    version: number;
    paused: number;
    position_ms: number;
    rate_percent: number;
    /** When the film was at the position. */
    position_at: number;
    opened_at: number;
    /** When somebody was last known to be there. */
    seen_at: number;
  };
  room_messages: {
    id: Generated<number>;
    room_id: number;
    profile_id: number;
    text: string;
    sent_at: number;
  };
}

export const togetherTables = defineTables({
  rooms: {
    holds: 'a room in which people watch together, kept for a day at most',
    subject: { column: 'host_profile_id', of: 'profile' },
    columns: {
      id: 'internal',
      key_hash: 'secret',
      title_id: 'personal',
      episode_id: 'personal',
      host_profile_id: 'internal',
      everyone_controls: 'internal',
      version: 'internal',
      paused: 'internal',
      position_ms: 'internal',
      rate_percent: 'internal',
      position_at: 'internal',
      opened_at: 'personal',
      seen_at: 'personal',
    },
  },
  room_messages: {
    holds: 'a message of the chat of a room, kept while the room lives',
    subject: { column: 'profile_id', of: 'profile' },
    columns: {
      id: 'internal',
      room_id: 'internal',
      profile_id: 'internal',
      text: 'personal',
      sent_at: 'personal',
    },
  },
});
