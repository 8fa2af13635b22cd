// What runs in a thread: a function of a message that may keep state between two runs.

/** Where a task runs. */
export interface TaskContext {
  /** Index of the thread, from 0. */
  readonly thread: number;
  /** How many threads there are. */
  readonly count: number;
  /** What tasks of this thread keep, by the key of their job (`Threads.newJob`); `Threads.dropJob` deletes it. */
  readonly kept: Map<string, unknown>;
}

/** Answers a message; the answer must be clonable. What it throws rejects the run. */
export type Task = (message: never, context: TaskContext) => unknown;

/** Tasks by name, each loaded when it is first asked for. */
export type TaskMap = Readonly<Record<string, () => Promise<Task>>>;
