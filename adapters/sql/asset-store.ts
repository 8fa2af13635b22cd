// Assets in the relational store; what is packaged of them is one JSON text a row.
import type { Selectable } from 'kysely';
import type { AssetState, Codec, Encryption } from '#domains/media/contract.ts';
import type { Asset, AssetPatch, AssetStore, NewAsset } from '#domains/media/ports.ts';
import { playsNow } from '#domains/media/plays-now.ts';
import type { Marks } from '#engine/media/chapters-and-markers.ts';
import type { MediaAnalysis } from '#engine/media/media-analysis.ts';
import type { MediaFacts } from '#engine/media/media-facts.ts';
import type { PerTitle } from '#engine/media/choose-ladder.ts';
import type { PackagedMedia } from '#engine/media/packaged-media.ts';
import type { Database, Tables } from './database.ts';

/** The column `renditions`. */
interface Renditions {
  readonly packaged: PackagedMedia | null;
  /** Absent in rows of before there were promises. */
  readonly promised?: PackagedMedia | null;
  /** As `promised`. */
  readonly onDemand?: boolean;
  readonly complete: boolean;
}

function toAsset(row: Selectable<Tables['assets']>): Asset {
  const { packaged, promised = null, onDemand = false, complete } = JSON.parse(row.renditions) as Renditions;
  return {
    id: row.id,
    titleId: row.title_id,
    episodeId: row.episode_id === 0 ? null : row.episode_id,
    origin: row.origin as Asset['origin'],
    state: row.state as AssetState,
    sourceName: row.source_name,
    sourcePath: row.source_path,
    facts: row.facts === null ? null : (JSON.parse(row.facts) as MediaFacts),
    packaged,
    perTitle: row.per_title === null ? null : (JSON.parse(row.per_title) as PerTitle),
    promised,
    onDemand,
    complete,
    analysis: row.analysis === null ? null : (JSON.parse(row.analysis) as MediaAnalysis),
    marksByHand:
      row.marks_by_hand === null
        ? { chapters: null, markers: null }
        : (JSON.parse(row.marks_by_hand) as Marks),
    encryption: row.encryption as Encryption | null,
    codec: row.codec as Codec | null,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    removedAt: row.removed_at,
  };
}

export function sqlAssetStore(db: Database): AssetStore {
  const byId = (from: Database, id: number) =>
    from.selectFrom('assets').selectAll().where('id', '=', id).executeTakeFirst();

  const insert = async (into: Database, asset: NewAsset, now: number): Promise<Asset> => {
    const { insertId } = await into
      .insertInto('assets')
      .values({
        title_id: asset.titleId,
        episode_id: asset.episodeId ?? 0,
        origin: asset.origin,
        state: 'queued',
        source_name: asset.sourceName,
        source_path: asset.sourcePath,
        facts: asset.facts === null ? null : JSON.stringify(asset.facts),
        encryption: asset.encryption ?? null,
        codec: asset.codec ?? null,
        per_title: null,
        plays: Number(asset.onDemand ?? false),
        renditions: JSON.stringify({
          packaged: null,
          promised: null,
          onDemand: asset.onDemand ?? false,
          complete: false,
        } satisfies Renditions),
        analysis: null,
        marks_by_hand: null,
        duration_ms: asset.facts === null ? null : Math.round(asset.facts.durationSeconds * 1000),
        error_code: null,
        error_message: null,
        created_at: now,
        updated_at: now,
      })
      .executeTakeFirstOrThrow();
    const row = await byId(into, Number(insertId));
    if (!row) throw new Error(`Asset ${insertId} is gone right after it was added`);
    return toAsset(row);
  };

  return {
    add: (asset, now) => insert(db, asset, now),

    async find(id) {
      const row = await byId(db, id);
      return row ? toAsset(row) : null;
    },

    async of(titleId, episodeId) {
      const rows = await db
        .selectFrom('assets')
        .selectAll()
        .where('title_id', '=', titleId)
        .where('removed_at', 'is', null)
        .where((eb) => eb.or([eb('episode_id', '=', episodeId ?? 0), eb('origin', '=', 'stand-in')]))
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toAsset);
    },

    standIn(titleId, now) {
      return db.transaction().execute(async (trx) => {
        // Writing first takes the write lock: of two who ask at once, the second finds what the first made.
        await trx
          .updateTable('titles')
          .set((eb) => ({ id: eb.ref('id') }))
          .where('id', '=', titleId)
          .execute();
        const known = await trx
          .selectFrom('assets')
          .selectAll()
          .where('title_id', '=', titleId)
          .where('origin', '=', 'stand-in')
          .where('removed_at', 'is', null)
          .orderBy('id', 'desc')
          .executeTakeFirst();
        if (known) return toAsset(known);
        const fresh = {
          titleId,
          episodeId: null,
          origin: 'stand-in',
          sourceName: '',
          sourcePath: null,
          facts: null,
        } as const;
        return insert(trx, fresh, now);
      });
    },

    async update(id, patch, now) {
      await db.transaction().execute(async (trx) => {
        const row = await byId(trx, id);
        if (!row) return;
        await trx
          .updateTable('assets')
          .set(toColumns(toAsset(row), patch, now))
          .where('id', '=', id)
          .execute();
      });
    },

    async list({ titleId, before, limit, removed = false }) {
      let query = db
        .selectFrom('assets')
        .selectAll()
        .where('removed_at', removed ? 'is not' : 'is', null);
      if (titleId !== undefined) query = query.where('title_id', '=', titleId);
      if (before !== undefined) query = query.where('id', '<', before);
      const rows = await query
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      return rows.map(toAsset);
    },

    async remove(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('assets')
        .set({ removed_at: now })
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async restore(id) {
      const { numUpdatedRows } = await db
        .updateTable('assets')
        .set({ removed_at: null })
        .where('id', '=', id)
        .where('removed_at', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async forget(id, removedBy) {
      const { numDeletedRows } = await db
        .deleteFrom('assets')
        .where('id', '=', id)
        .where('removed_at', '<=', removedBy)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function toColumns(known: Asset, patch: AssetPatch, now: number) {
  const next = { ...known, ...patch };
  const renditions: Renditions = {
    packaged: next.packaged,
    promised: next.promised,
    onDemand: next.onDemand,
    complete: next.complete,
  };
  const seconds = next.packaged?.durationSeconds ?? next.facts?.durationSeconds ?? null;
  return {
    state: next.state,
    plays: Number(playsNow(next)),
    source_path: next.sourcePath,
    renditions: JSON.stringify(renditions),
    per_title: next.perTitle === null ? null : JSON.stringify(next.perTitle),
    analysis: next.analysis === null ? null : JSON.stringify(next.analysis),
    marks_by_hand: JSON.stringify(next.marksByHand),
    duration_ms: seconds === null ? null : Math.round(seconds * 1000),
    error_code: next.error?.code ?? null,
    error_message: next.error?.message ?? null,
    updated_at: now,
  };
}
