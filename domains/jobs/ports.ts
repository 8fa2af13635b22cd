// What jobs need from a store: a queue in a table, with leases, so that it works the same on every relational engine.

export type JobState = 'ready' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

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
  /** When its present or last attempt began; null before the first. */
  readonly startedAt: number | null;
  /** `progress` at that moment. */
  readonly startProgress: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface NewJob {
  readonly kind: string;
  /** A second job of the same key is not made while the first is ready, running or paused; a finished one is run again. */
  readonly uniqueKey: string;
  readonly payload: unknown;
  /** Smaller first; 0 is what a viewer waits for, 10 what can wait. */
  readonly priority: number;
  readonly maxAttempts: number;
}

/**
 * Milliseconds after a running job was paused or cancelled before anybody may take it up again: by then the worker it was taken from
 * has had its heartbeat and has stopped, so that no two write the same files.
 */
export const SETTLE_MS = 3_000;

export interface JobStore {
  /** Queues a job, or finds the one with the same key that is ready, running or paused. */
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
  /** Ends what is ready, running or paused; its worker is told at its next heartbeat. */
  cancel(id: number, now: number): Promise<void>;
  /** No worker takes it until it is resumed; one that works on it is told at its next heartbeat. False when it is neither ready nor running. */
  pause(id: number, now: number): Promise<boolean>;
  /** Ready again, with its progress and without having used an attempt up. False when it is not paused. */
  resume(id: number, now: number): Promise<boolean>;
  /**
   * Keeps work that has ended from being queued again before `until`: whoever asks has what it wrote to itself for so long. False when it
   * is ready, running or paused, or was taken from its worker a moment ago.
   */
  rest(uniqueKey: string, now: number, until: number): Promise<boolean>;
  /** Gives the leases of an owner back: called when its process ends in good order. */
  release(owner: string, now: number): Promise<void>;
}
