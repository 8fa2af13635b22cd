// The table of jobs: work that outlives a request, with leases and heartbeats.
import type { Generated } from 'kysely';
import { defineTables } from '#engine/api/define-tables.ts';

export interface JobsTables {
  jobs: {
    id: Generated<number>;
    kind: string;
    /** The same key is queued once: asking again finds the job that is there. */
    unique_key: string;
    /** JSON. */
    payload: string;
    /** `ready`, `running`, `paused`, `done`, `failed`, `cancelled`. */
    state: string;
    /** Smaller runs first. */
    priority: number;
    /** Not before. */
    run_at: number;
    attempts: number;
    max_attempts: number;
    lease_owner: string | null;
    lease_until: number | null;
    /** 0 to 1. */
    progress: number;
    /** When its present or last attempt began, and `progress` at that moment. */
    started_at: number | null;
    start_progress: Generated<number>;
    error_code: string | null;
    error_message: string | null;
    created_at: number;
    updated_at: number;
  };
}

export const jobsTables = defineTables({
  jobs: {
    holds: 'a piece of work',
    columns: {
      id: 'internal',
      kind: 'internal',
      unique_key: 'internal',
      payload: 'internal',
      state: 'internal',
      priority: 'internal',
      run_at: 'internal',
      attempts: 'internal',
      max_attempts: 'internal',
      lease_owner: 'internal',
      lease_until: 'internal',
      progress: 'internal',
      started_at: 'internal',
      start_progress: 'internal',
      error_code: 'internal',
      error_message: 'internal',
      created_at: 'internal',
      updated_at: 'internal',
    },
  },
});
