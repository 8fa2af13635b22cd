// Runs of segments that are being made: one for all who wait for the same, a few at a time, dropped when nobody asks any more.
import type { Clock } from '#engine/api/clock.ts';

/** Consecutive segments of one track, both ends included. */
export interface Run {
  /** Of the track. */
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

export interface SegmentRunsDeps {
  /** Makes a run; tells each segment when it is there. */
  readonly make: (run: Run, made: (segment: number) => void, signal: AbortSignal) => Promise<void>;
  /** Runs at the same time. */
  readonly parallel: number;
  readonly clock: Clock;
}

export interface SegmentRuns {
  /**
   * Waits for a segment of a run that is being made, or starts the run given. Segment 0 is the header, which comes with any other. Rejects
   * with what `make` rejects with; resolves when `signal` is aborted.
   */
  wait(segment: number, run: Run, signal: AbortSignal): Promise<void>;
  /** Starts a run for which nobody waits yet. */
  prepare(run: Run): void;
  /** True while the segment is being made or about to be. */
  covers(key: string, segment: number): boolean;
  /** Says that somebody still watches the track. */
  touch(key: string): void;
  /** Drops all runs. */
  close(): void;
}

interface Waiter {
  readonly segment: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface OpenRun extends Run {
  running: boolean;
  /** When somebody last asked for anything of the track. */
  wantedAt: number;
  readonly made: Set<number>;
  readonly waiters: Set<Waiter>;
  readonly abort: AbortController;
}

/** Milliseconds after which a run that nobody waits for, of a track that nobody asks for, is dropped. */
const forgetAfter = 15_000;

export function segmentRuns({ make, parallel, clock }: SegmentRunsDeps): SegmentRuns {
  /** In the order in which they were asked for. */
  const runs = new Set<OpenRun>();
  /** Dropped ones too, until they have ended. */
  let busy = 0;

  const find = (key: string, segment: number): OpenRun | undefined =>
    [...runs].find(
      (run) => run.key === key && (segment === 0 || (run.first <= segment && segment <= run.last)),
    );

  function open(run: Run): OpenRun {
    const opened: OpenRun = {
      ...run,
      running: false,
      wantedAt: clock.now(),
      made: new Set(),
      waiters: new Set(),
      abort: new AbortController(),
    };
    runs.add(opened);
    return opened;
  }

  function drop(run: OpenRun): void {
    runs.delete(run);
    run.abort.abort();
  }

  /** Starts what there is room for: what is waited for comes before what is made ahead, and makes it stop where need be. */
  function pump(): void {
    for (;;) {
      const queued = [...runs].filter((run) => !run.running);
      const next = queued.find((run) => run.waiters.size > 0) ?? queued[0];
      if (next === undefined) return;
      if (busy >= parallel) {
        const idle = [...runs].find((run) => run.running && run.waiters.size === 0);
        // Its place is free when it has ended.
        if (next.waiters.size > 0 && idle !== undefined) drop(idle);
        return;
      }
      void start(next);
    }
  }

  async function start(run: OpenRun): Promise<void> {
    run.running = true;
    busy++;
    const made = (segment: number): void => {
      run.made.add(segment);
      // Whoever waited until now has not gone.
      if (run.waiters.size > 0) run.wantedAt = clock.now();
      settle(run, (waiter) => waiter.segment === segment || waiter.segment === 0);
      if (run.waiters.size === 0 && clock.now() - run.wantedAt > forgetAfter) drop(run);
    };
    try {
      await make(run, made, run.abort.signal);
      // Whoever waits still finds out by itself that there is nothing.
      settle(run, () => true);
    } catch (error) {
      for (const waiter of run.waiters) waiter.reject(error);
    } finally {
      runs.delete(run);
      busy--;
      pump();
    }
  }

  function settle(run: OpenRun, due: (waiter: Waiter) => boolean): void {
    for (const waiter of run.waiters) {
      if (!due(waiter)) continue;
      run.waiters.delete(waiter);
      waiter.resolve();
    }
  }

  return {
    wait(segment, wanted, signal) {
      if (signal.aborted) return Promise.resolve();
      const run = find(wanted.key, segment) ?? open(wanted);
      run.wantedAt = clock.now();
      if (run.made.has(segment) || (segment === 0 && run.made.size > 0)) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const waiter: Waiter = { segment, resolve, reject };
      run.waiters.add(waiter);
      const leave = (): void => {
        run.waiters.delete(waiter);
        resolve();
        // The viewer has gone, or looks at another place: the processor is for those who wait.
        if (run.waiters.size === 0 && runs.has(run)) drop(run);
        pump();
      };
      signal.addEventListener('abort', leave, { once: true });
      pump();
      return promise.finally(() => signal.removeEventListener('abort', leave));
    },

    prepare(run) {
      open(run);
      pump();
    },

    covers: (key, segment) => find(key, segment) !== undefined,

    touch(key) {
      for (const run of runs) if (run.key === key) run.wantedAt = clock.now();
    },

    close() {
      for (const run of runs) {
        settle(run, () => true);
        drop(run);
      }
    },
  };
}
