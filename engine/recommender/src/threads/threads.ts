// Several threads that run the library's tasks: what a fit may be handed to use more than one core.

/**
 * Threads that each hold the same tasks (see tasks.ts). Opened by `openThreads` of `@kinora/recommender/node` or
 * `@kinora/recommender/web`; one set may serve any number of fits, also at the same time.
 */
export interface Threads {
  readonly count: number;
  /**
   * Runs the task of this name: given one message on every thread, given a list message i on thread i modulo `count`. Messages
   * are cloned; shared memory in them stays shared. Each thread takes what it is sent in order, one at a time, so a task must not
   * wait for another thread. Answers come in the order of the messages, once all are there.
   *
   * @throws what the first failing task threw, once every thread is done with its part; RecommenderError `thread-failed` as soon
   * as a thread has died, or when the threads are closed.
   */
  run(task: string, messages: object | readonly object[]): Promise<unknown[]>;
  /** A key that no other job of these threads has, under which tasks keep state between runs. */
  newJob(): string;
  /** Has every thread forget what tasks keep under the key. */
  dropJob(job: string): Promise<void>;
  /** Ends the threads; runs under way are rejected. A program ends without it too. */
  close(): Promise<void>;
}
