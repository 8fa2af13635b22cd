// The tables of recommend: the registry of trained models and the names under which they serve.
import { defineTables } from '#engine/api/define-tables.ts';

export interface RecommendTables {
  models: {
    id: string;
    name: string;
    /** JSON. */
    params: string;
    /** JSON of Metrics; null when it was not evaluated. */
    metrics: string | null;
    data_hash: string;
    seed: number;
    users: number;
    items: number;
    interactions: number;
    train_ms: number;
    /** Name of its file in the blob store. */
    file: string;
    created_at: number;
  };
  /** `champion` is the model in service; `previous_id` is what a rollback goes back to. */
  model_aliases: { alias: string; model_id: string; previous_id: string | null; updated_at: number };
}

export const recommendTables = defineTables({
  models: {
    holds: 'a trained model',
    columns: {
      id: 'internal',
      name: 'internal',
      params: 'internal',
      metrics: 'internal',
      data_hash: 'internal',
      seed: 'internal',
      users: 'internal',
      items: 'internal',
      interactions: 'internal',
      train_ms: 'internal',
      file: 'internal',
      created_at: 'internal',
    },
  },
  model_aliases: {
    holds: 'a name under which a model serves',
    columns: { alias: 'internal', model_id: 'internal', previous_id: 'internal', updated_at: 'internal' },
  },
});
