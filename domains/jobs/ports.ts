// What jobs need from a store: a queue in a table, with leases, so that it works the same on every relational engine.

export type JobState = 'ready' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  readonly id: number;
  readonly kind: string;
  readonly uniqueKey: string;
  readonly payload: unknown;
  readonly state: JobState;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** 0 to 1. */
  readonly progress: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface NewJob {
  readonly kind: string;
  /** A second job of the same key is not made while the first is ready or running; a finished one is run again. */
  readonly uniqueKey: string;
  readonly payload: unknown;
  /** Smaller first; 0 is what a viewer waits for, 10 what can wait. */
  readonly priority: number;
  readonly maxAttempts: number;
}

export interface JobStore {
  /** Queues a job, or finds the one with the same key that is ready or running. */
  put(job: NewJob, now: number): Promise<Job>;
  find(id: number): Promise<Job | null>;
  findByKey(uniqueKey: string): Promise<Job | null>;
  /** Takes the next job of one of these kinds that is due, or whose lease ran out. One owner gets it, however many ask. */
  claim(
    owner: string,
    kinds: readonly string[],
    now: number,
    leaseUntil: number,
    onlyId?: number,
  ): Promise<Job | null>;
  /** Prolongs the lease and notes progress. False when the job is no longer this owner's: stop working on it. */
  heartbeat(id: number, owner: string, progress: number, now: number, leaseUntil: number): Promise<boolean>;
  finish(id: number, owner: string, now: number): Promise<void>;
  /** Back to ready at `retryAt`, or to failed when that is null. */
  fail(
    id: number,
    owner: string,
    error: { code: string; message: string },
    retryAt: number | null,
    now: number,
  ): Promise<void>;
  cancel(id: number, now: number): Promise<void>;
  /** Gives the leases of an owner back: called when its process ends in good order. */
  release(owner: string, now: number): Promise<void>;
}
