// The queue of jobs in the relational store: a claim is a conditional update, so no two workers get the same job.
import { SETTLE_MS, type Job, type JobState, type JobStore } from '#domains/jobs/ports.ts';
import type { Selectable } from 'kysely';
import type { Database, Tables } from './database.ts';

function toJob(row: Selectable<Tables['jobs']>): Job {
  return {
    id: row.id,
    kind: row.kind,
    uniqueKey: row.unique_key,
    payload: JSON.parse(row.payload) as unknown,
    state: row.state as JobState,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    progress: row.progress,
    startedAt: row.started_at,
    startProgress: row.start_progress,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** States of a job that is still to be done: its key is not queued a second time. */
const open = ['ready', 'running', 'paused'];

export function sqlJobStore(db: Database): JobStore {
  const byKey = (uniqueKey: string) =>
    db.selectFrom('jobs').selectAll().where('unique_key', '=', uniqueKey).executeTakeFirst();
  const owned = (id: number, owner: string) =>
    db
      .updateTable('jobs')
      .where('id', '=', id)
      .where('state', '=', 'running')
      .where('lease_owner', '=', owner);

  /** A job that took its process down each time it was tried is not tried for ever. */
  const abandon = (id: number, now: number) =>
    db
      .updateTable('jobs')
      .set({
        state: 'failed',
        lease_owner: null,
        lease_until: null,
        error_code: 'worker_lost',
        error_message: 'The process that worked on it ended each time it was tried',
        updated_at: now,
      })
      .where('id', '=', id)
      .execute();

  /** Takes a job from whoever has it. */
  const take = async (id: number, state: 'paused' | 'cancelled', now: number): Promise<boolean> => {
    const released = { state, lease_owner: null, lease_until: null, updated_at: now };
    const running = await db
      .updateTable('jobs')
      .set((eb) => ({ ...released, attempts: eb('attempts', '-', 1), run_at: now + SETTLE_MS }))
      .where('id', '=', id)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (running.numUpdatedRows > 0n) return true;
    const waiting = await db
      .updateTable('jobs')
      .set(released)
      .where('id', '=', id)
      .where('state', '=', 'ready')
      .executeTakeFirst();
    return waiting.numUpdatedRows > 0n;
  };

  const store: JobStore = {
    async put(job, now) {
      const known = await byKey(job.uniqueKey);
      if (known && open.includes(known.state)) return toJob(known);
      const fresh = {
        kind: job.kind,
        payload: JSON.stringify(job.payload),
        state: 'ready',
        priority: job.priority,
        // Whoever worked on a cancelled one must have noticed, and whoever has what it wrote to itself must be done.
        run_at: Math.max(now, known?.run_at ?? now),
        attempts: 0,
        max_attempts: job.maxAttempts,
        lease_owner: null,
        lease_until: null,
        progress: 0,
        started_at: null,
        start_progress: 0,
        error_code: null,
        error_message: null,
        updated_at: now,
      };
      // Of several who ask at once the first one writes; the others find what it made.
      if (known)
        await db
          .updateTable('jobs')
          .set(fresh)
          .where('id', '=', known.id)
          .where('state', 'not in', open)
          .execute();
      else
        await db
          .insertInto('jobs')
          .values({ ...fresh, unique_key: job.uniqueKey, created_at: now })
          .onConflict((conflict) => conflict.column('unique_key').doNothing())
          .execute();
      const row = await byKey(job.uniqueKey);
      if (!row) throw new Error(`Job "${job.uniqueKey}" is gone right after it was queued`);
      return toJob(row);
    },

    async find(id) {
      const row = await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toJob(row) : null;
    },

    async findByKey(uniqueKey) {
      const row = await byKey(uniqueKey);
      return row ? toJob(row) : null;
    },

    async claim(owner, kinds, now, leaseUntil, onlyId) {
      if (kinds.length === 0) return null;
      for (;;) {
        const candidate = await db
          .selectFrom('jobs')
          .selectAll()
          .where('kind', 'in', kinds)
          .$if(onlyId !== undefined, (query) => query.where('id', '=', onlyId ?? 0))
          .where((eb) =>
            eb.or([
              eb.and([eb('state', '=', 'ready'), eb('run_at', '<=', now)]),
              eb.and([eb('state', '=', 'running'), eb('lease_until', '<', now)]),
            ]),
          )
          .orderBy('priority')
          .orderBy('run_at')
          .orderBy('id')
          .limit(1)
          .executeTakeFirst();
        if (!candidate) return null;
        if (candidate.state === 'running' && candidate.attempts >= candidate.max_attempts) {
          await abandon(candidate.id, now);
          continue;
        }
        const { numUpdatedRows } = await db
          .updateTable('jobs')
          .set({
            state: 'running',
            lease_owner: owner,
            lease_until: leaseUntil,
            attempts: candidate.attempts + 1,
            started_at: now,
            start_progress: candidate.progress,
            updated_at: now,
          })
          .where('id', '=', candidate.id)
          .where('state', '=', candidate.state)
          .where('attempts', '=', candidate.attempts)
          .executeTakeFirst();
        if (numUpdatedRows > 0n) return store.find(candidate.id);
      }
    },

    async heartbeat(id, owner, progress, now, leaseUntil) {
      const { numUpdatedRows } = await owned(id, owner)
        .set({ progress, lease_until: leaseUntil, updated_at: now })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async finish(id, owner, now) {
      await owned(id, owner)
        .set({ state: 'done', progress: 1, lease_owner: null, lease_until: null, updated_at: now })
        .execute();
    },

    async fail(id, owner, error, retryAt, now) {
      await owned(id, owner)
        .set({
          state: retryAt === null ? 'failed' : 'ready',
          run_at: retryAt ?? now,
          lease_owner: null,
          lease_until: null,
          error_code: error.code,
          error_message: error.message,
          updated_at: now,
        })
        .execute();
    },

    async cancel(id, now) {
      if (await take(id, 'cancelled', now)) return;
      await db
        .updateTable('jobs')
        .set({ state: 'cancelled', updated_at: now })
        .where('id', '=', id)
        .where('state', '=', 'paused')
        .execute();
    },

    pause: (id, now) => take(id, 'paused', now),

    async resume(id, now) {
      // `run_at` stays: it may be a moment ahead.
      const { numUpdatedRows } = await db
        .updateTable('jobs')
        .set({ state: 'ready', updated_at: now })
        .where('id', '=', id)
        .where('state', '=', 'paused')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async rest(uniqueKey, now, until) {
      const { numUpdatedRows } = await db
        .updateTable('jobs')
        .set({ run_at: until })
        .where('unique_key', '=', uniqueKey)
        .where('state', 'not in', open)
        .where('run_at', '<=', now)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async release(owner, now) {
      await db
        .updateTable('jobs')
        .set((eb) => ({
          state: 'ready',
          run_at: now,
          lease_owner: null,
          lease_until: null,
          attempts: eb('attempts', '-', 1),
          updated_at: now,
        }))
        .where('state', '=', 'running')
        .where('lease_owner', '=', owner)
        .execute();
    },
  };
  return store;
}
