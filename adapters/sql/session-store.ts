// Sessions in the relational store: a row is a device that is signed in.
import { roleSchema } from '#domains/identity/contract.ts';
import type { SessionStore } from '#domains/identity/ports.ts';
import type { Database } from './database.ts';
import { toProfile } from './profile-store.ts';

export function sqlSessionStore(db: Database): SessionStore {
  return {
    async add(session) {
      const { insertId } = await db
        .insertInto('sessions')
        .values({
          token_hash: session.tokenHash,
          account_id: session.accountId,
          profile_id: session.profileId,
          device_name: session.deviceName,
          transport: session.transport,
          created_at: session.createdAt,
          last_seen_at: session.createdAt,
          expires_at: session.expiresAt,
        })
        .executeTakeFirstOrThrow();
      return Number(insertId);
    },

    async live(tokenHash, now) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
        .leftJoin('profiles', (join) =>
          join
            .onRef('profiles.id', '=', 'sessions.profile_id')
            .onRef('profiles.account_id', '=', 'sessions.account_id'),
        )
        .selectAll('profiles')
        .select([
          'sessions.id as session_id',
          'sessions.account_id as owner_id',
          'sessions.last_seen_at',
          'accounts.role',
        ])
        .where('sessions.token_hash', '=', tokenHash)
        .where('sessions.expires_at', '>', now)
        .executeTakeFirst();
      if (!row) return null;
      const { session_id: id, owner_id: accountId, last_seen_at: lastSeenAt, role, ...profile } = row;
      return {
        id,
        accountId,
        lastSeenAt,
        role: roleSchema.parse(role),
        profile: profile.id === null ? null : toProfile(profile as Parameters<typeof toProfile>[0]),
      };
    },

    async touch(id, { at, expiresAt }) {
      await db
        .updateTable('sessions')
        .set({ last_seen_at: at, expires_at: expiresAt })
        .where('id', '=', id)
        .where('last_seen_at', '<', at)
        .execute();
    },

    async choose(id, profileId) {
      const { numUpdatedRows } = await db
        .updateTable('sessions')
        .set({ profile_id: profileId })
        .where('id', '=', id)
        .where('account_id', 'in', (eb) =>
          eb.selectFrom('profiles').select('profiles.account_id').where('profiles.id', '=', profileId),
        )
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async devices(accountId, now) {
      const rows = await db
        .selectFrom('sessions')
        .select(['id', 'device_name as name', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
        .where('account_id', '=', accountId)
        .where('expires_at', '>', now)
        .orderBy('last_seen_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ id, name, createdAt, lastSeenAt }) => ({ id, name, createdAt, lastSeenAt }));
    },

    async end(accountId, id) {
      const { numDeletedRows } = await db
        .deleteFrom('sessions')
        .where('id', '=', id)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async endByToken(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },

    async endAll(accountId, except) {
      let sessions = db.deleteFrom('sessions').where('account_id', '=', accountId);
      if (except !== undefined) sessions = sessions.where('id', '!=', except);
      await sessions.execute();
    },
  };
}
