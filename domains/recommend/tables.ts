// The tables of recommend: the registry of trained models, the names under which they serve, and what was measured when.
import type { Generated } from 'kysely';
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
  /** One row a model that was fitted and measured; models that were removed keep theirs. */
  runs: {
    id: Generated<number>;
    /** `train`, `evaluate`, `tune` or `compare`. */
    kind: string;
    /** The same for all runs of one command or job. */
    batch: string;
    model: string;
    /** Of the models table, when the run's parameters were registered as a model; the model may be gone. */
    model_id: string | null;
    seed: number;
    data_hash: string;
    /** JSON: parameters, measures, times, memory, program, machine. */
    record: string;
    created_at: number;
  };
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
  runs: {
    holds: 'a model that was fitted and measured',
    columns: {
      id: 'internal',
      kind: 'internal',
      batch: 'internal',
      model: 'internal',
      model_id: 'internal',
      seed: 'internal',
      data_hash: 'internal',
      record: 'internal',
      created_at: 'internal',
    },
  },
});
