// Whether a device is still signed in, by the id of its session: one look at the primary key.
import type { SessionLiveness } from '#domains/playback/ports.ts';
import type { Database } from './database.ts';

export function sqlSessionLiveness(db: Database): SessionLiveness {
  return {
    async isLive(sessionId, now) {
      const row = await db
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', sessionId)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
