// The record of experiments in the relational store.
import type { z } from 'zod';
import { runSchema } from '#domains/recommend/contract.ts';
import type { RunStore } from '#domains/recommend/ports.ts';
import type { Selectable } from 'kysely';
import type { Database, Tables } from './database.ts';

/** What is in the JSON column; the rest has columns of its own. */
const recordSchema = runSchema.omit({
  id: true,
  kind: true,
  batch: true,
  model: true,
  modelId: true,
  seed: true,
  dataHash: true,
  createdAt: true,
});

export function sqlRunStore(db: Database): RunStore {
  return {
    async put({ kind, batch, model, modelId, seed, dataHash, createdAt, ...record }) {
      const { insertId } = await db
        .insertInto('runs')
        .values({
          kind,
          batch,
          model,
          model_id: modelId,
          seed,
          data_hash: dataHash,
          record: JSON.stringify(record),
          created_at: createdAt,
        })
        .executeTakeFirstOrThrow();
      return Number(insertId);
    },

    async find(id) {
      const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toRun(row) : null;
    },

    async list({ limit, before, model, batch }) {
      let query = db.selectFrom('runs').selectAll();
      if (before !== undefined) query = query.where('id', '<', before);
      if (model !== undefined) query = query.where('model', '=', model);
      if (batch !== undefined) query = query.where('batch', '=', batch);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toRun);
    },

    async register(id, modelId) {
      await db.updateTable('runs').set({ model_id: modelId }).where('id', '=', id).execute();
    },

    async compare(id, comparison) {
      await db.transaction().execute(async (trx) => {
        const row = await trx.selectFrom('runs').select('record').where('id', '=', id).executeTakeFirst();
        if (!row) return;
        const record = JSON.stringify({ ...recordSchema.parse(JSON.parse(row.record)), comparison });
        await trx.updateTable('runs').set({ record }).where('id', '=', id).execute();
      });
    },
  };
}

function toRun(row: Selectable<Tables['runs']>): z.infer<typeof runSchema> {
  return runSchema.parse({
    ...recordSchema.parse(JSON.parse(row.record)),
    id: row.id,
    kind: row.kind,
    batch: row.batch,
    model: row.model,
    modelId: row.model_id,
    seed: row.seed,
    dataHash: row.data_hash,
    createdAt: row.created_at,
  });
}
