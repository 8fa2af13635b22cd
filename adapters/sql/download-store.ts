// What devices may play without a network, in the relational store.
import type { Selectable, Transaction } from 'kysely';
import type { Download, DownloadLimits, DownloadStore, NewDownload } from '#domains/playback/ports.ts';
import type { Database, Tables } from './database.ts';
import { takeTurn } from './take-turn.ts';

function toDownload(row: Selectable<Tables['downloads']>): Download {
  return {
    id: row.id,
    accountId: row.account_id,
    sessionId: row.session_id,
    profileId: row.profile_id,
    titleId: row.title_id,
    episodeId: row.episode_id === 0 ? null : row.episode_id,
    assetId: row.asset_id,
    quality: row.quality,
    bytes: row.bytes,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

export function sqlDownloadStore(db: Database): DownloadStore {
  return {
    take: (download, limits) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, download.accountId);
        const held = await trx
          .selectFrom('downloads')
          .selectAll()
          .where('account_id', '=', download.accountId)
          .execute();
        const same = held.find(
          (row) =>
            row.session_id === download.sessionId &&
            row.profile_id === download.profileId &&
            row.title_id === download.titleId &&
            row.episode_id === (download.episodeId ?? 0),
        );
        const good = held.filter((row) => row.expires_at > limits.now && row !== same);
        const here = good.filter((row) => row.session_id === download.sessionId);
        if (here.length >= limits.perDevice) return 'device-full';
        const elsewhere = new Set(
          good.map((row) => row.session_id).filter((id) => id !== download.sessionId),
        );
        if (elsewhere.size >= limits.devices) return 'too-many-devices';
        return same === undefined ? insert(trx, download, limits) : renew(trx, same, download, limits);
      }),

    async of(sessionId) {
      const rows = await db
        .selectFrom('downloads')
        .innerJoin('profiles', 'profiles.id', 'downloads.profile_id')
        .selectAll('downloads')
        .select('profiles.maturity_limit')
        .where('session_id', '=', sessionId)
        .orderBy('downloads.id', 'desc')
        .execute();
      return rows.map((row) => ({ ...toDownload(row), maturityLimit: row.maturity_limit }));
    },

    async find(id) {
      const row = await db.selectFrom('downloads').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toDownload(row);
    },

    async holds(id, now) {
      const row = await db
        .selectFrom('downloads')
        .innerJoin('sessions', 'sessions.id', 'downloads.session_id')
        .select('downloads.id')
        .where('downloads.id', '=', id)
        .where('downloads.expires_at', '>', now)
        .where('sessions.expires_at', '>', now)
        .executeTakeFirst();
      return row !== undefined;
    },

    async release(id, accountId) {
      const { numDeletedRows } = await db
        .deleteFrom('downloads')
        .where('id', '=', id)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async forgetExpired(now) {
      const { numDeletedRows } = await db
        .deleteFrom('downloads')
        .where('expires_at', '<=', now)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

async function insert(
  trx: Transaction<Tables>,
  download: NewDownload,
  { now, expiresAt }: DownloadLimits,
): Promise<Download> {
  const { insertId } = await trx
    .insertInto('downloads')
    .values({
      account_id: download.accountId,
      session_id: download.sessionId,
      profile_id: download.profileId,
      title_id: download.titleId,
      episode_id: download.episodeId ?? 0,
      asset_id: download.assetId,
      quality: download.quality,
      bytes: download.bytes,
      created_at: now,
      expires_at: expiresAt,
    })
    .executeTakeFirstOrThrow();
  return { ...download, id: Number(insertId), createdAt: now, expiresAt };
}

async function renew(
  trx: Transaction<Tables>,
  before: Selectable<Tables['downloads']>,
  { assetId, quality, bytes }: NewDownload,
  { expiresAt }: DownloadLimits,
): Promise<Download> {
  const change = { asset_id: assetId, quality, bytes, expires_at: expiresAt };
  await trx.updateTable('downloads').set(change).where('id', '=', before.id).execute();
  return toDownload({ ...before, ...change });
}
