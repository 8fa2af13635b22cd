// The registry of trained models and their aliases in the relational store.
import type { Selectable } from 'kysely';
import { metricsSchema } from '#domains/recommend/contract.ts';
import type { ModelRegistry, RegisteredModel } from '#domains/recommend/ports.ts';
import type { Database, Tables } from './database.ts';

export function sqlModelRegistry(db: Database): ModelRegistry {
  const read = async (id?: string): Promise<RegisteredModel[]> => {
    let query = db.selectFrom('models').selectAll();
    if (id !== undefined) query = query.where('id', '=', id);
    const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
    const aliases = await db
      .selectFrom('model_aliases')
      .select(['alias', 'model_id'])
      .orderBy('alias')
      .execute();
    return rows.map((row) =>
      toModel(
        row,
        aliases.filter((alias) => alias.model_id === row.id).map(({ alias }) => alias),
      ),
    );
  };
  const pointing = (alias: string) =>
    db
      .selectFrom('model_aliases')
      .select(['model_id as modelId', 'previous_id as previousId'])
      .where('alias', '=', alias)
      .executeTakeFirst();

  return {
    async put(model) {
      await db
        .insertInto('models')
        .values({
          id: model.id,
          name: model.name,
          params: JSON.stringify(model.params),
          metrics: model.metrics && JSON.stringify(model.metrics),
          data_hash: model.dataHash,
          seed: model.seed,
          users: model.users,
          items: model.items,
          interactions: model.interactions,
          train_ms: Math.round(model.trainSeconds * 1000),
          file: model.file,
          created_at: model.createdAt,
        })
        .execute();
    },

    list: () => read(),

    async find(id) {
      const [model] = await read(id);
      return model ?? null;
    },

    async alias(alias) {
      const row = await pointing(alias);
      return row ? { modelId: row.modelId, previousId: row.previousId } : null;
    },

    async promote(alias, modelId, now) {
      await db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom('model_aliases')
          .select('model_id')
          .where('alias', '=', alias)
          .executeTakeFirst();
        if (known?.model_id === modelId) return;
        if (known) {
          await trx
            .updateTable('model_aliases')
            .set({ model_id: modelId, previous_id: known.model_id, updated_at: now })
            .where('alias', '=', alias)
            .execute();
        } else {
          await trx
            .insertInto('model_aliases')
            .values({ alias, model_id: modelId, previous_id: null, updated_at: now })
            .execute();
        }
      });
    },

    async remove(id) {
      return db.transaction().execute(async (trx) => {
        const pointed = await trx
          .selectFrom('model_aliases')
          .select('alias')
          .where('model_id', '=', id)
          .executeTakeFirst();
        if (pointed) return 'in-service';
        await trx
          .updateTable('model_aliases')
          .set({ previous_id: null })
          .where('previous_id', '=', id)
          .execute();
        const { numDeletedRows } = await trx.deleteFrom('models').where('id', '=', id).executeTakeFirst();
        return numDeletedRows > 0n ? 'removed' : 'absent';
      });
    },

    async rollback(alias, now) {
      return db.transaction().execute(async (trx) => {
        const known = await trx
          .selectFrom('model_aliases')
          .select(['model_id', 'previous_id'])
          .where('alias', '=', alias)
          .executeTakeFirst();
        if (!known?.previous_id) return false;
        await trx
          .updateTable('model_aliases')
          .set({ model_id: known.previous_id, previous_id: known.model_id, updated_at: now })
          .where('alias', '=', alias)
          .execute();
        return true;
      });
    },
  };
}

function toModel(row: Selectable<Tables['models']>, aliases: string[]): RegisteredModel {
  return {
    id: row.id,
    name: row.name,
    params: JSON.parse(row.params) as Record<string, unknown>,
    metrics: row.metrics === null ? null : metricsSchema.parse(JSON.parse(row.metrics)),
    dataHash: row.data_hash,
    seed: row.seed,
    users: row.users,
    items: row.items,
    interactions: row.interactions,
    trainSeconds: row.train_ms / 1000,
    createdAt: row.created_at,
    file: row.file,
    aliases,
  };
}
