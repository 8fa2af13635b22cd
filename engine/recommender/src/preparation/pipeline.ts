// A chain of named steps over a stream of rows, which keeps a record of all that they changed and dropped.

/** One row: fields by name. What a field holds is known only after the steps that check it. */
export type Row = { readonly [field: string]: unknown };

/** Where a step puts each row it was given: exactly one of the three, now or at the end. */
export interface StepOutput {
  keep(row: Row): void;
  change(before: Row, after: Row, why: string): void;
  /** `why` is one of few words for the kind of reason; the row itself is shown in the report's examples. */
  drop(row: Row, why: string): void;
}

/** A step at work on one stream. */
export interface StepRun {
  push(row: Row, out: StepOutput): void;
  /** Hands on what was held back. */
  end?(out: StepOutput): void;
}

export interface Step {
  readonly name: string;
  /** What it holds in memory while rows stream by, for example `one number a user`. */
  readonly memory: string;
  start(): StepRun;
}

export interface StepExample {
  readonly before: unknown;
  /** Null when the row was dropped. */
  readonly after: Row | null;
}

export interface StepReport {
  readonly name: string;
  readonly memory: string;
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly changed: number;
  readonly dropped: number;
  /** By kind of reason: how many rows, and the first few of them. */
  readonly reasons: {
    readonly [why: string]: { readonly rows: number; readonly examples: readonly StepExample[] };
  };
}

/** One pass over one stream. */
export interface PipelineRun {
  /** Takes one row and gives those that come out of the last step by now. */
  push(row: unknown): Row[];
  /** Gives the rows that were held back. Call it once, after the last row. */
  end(): Row[];
  /** One entry a step, after `read`, which takes only what is a row at all. */
  report(): StepReport[];
}

export interface Pipeline {
  readonly steps: readonly Step[];
  start(): PipelineRun;
  /** The same on rows that are all there. */
  run(rows: Iterable<unknown>): { readonly rows: Row[]; readonly report: StepReport[] };
}

const EXAMPLES = 3;

/** Rows go through the steps in the order given. The pipeline itself holds nothing but counts and a few examples. */
export function createPipeline(steps: readonly Step[]): Pipeline {
  const start = (): PipelineRun => startRun(steps);
  return {
    steps,
    start,
    run(rows) {
      const run = start();
      const out: Row[] = [];
      for (const row of rows) for (const done of run.push(row)) out.push(done);
      for (const done of run.end()) out.push(done);
      return { rows: out, report: run.report() };
    },
  };
}

const readStep: Step = {
  name: 'read',
  memory: 'nothing',
  start: () => ({ push: (row, out) => (isRow(row) ? out.keep(row) : out.drop(row, 'not a row of fields')) }),
};

function startRun(steps: readonly Step[]): PipelineRun {
  let finished: Row[] = [];
  const take = (): Row[] => {
    const rows = finished;
    finished = [];
    return rows;
  };
  let next = (row: Row): void => void finished.push(row);
  const stages = [readStep, ...steps].reverse().map((step) => {
    const stage = startStage(step, next);
    next = stage.push;
    return stage;
  });
  stages.reverse();
  return {
    push(row) {
      next(row as Row);
      return take();
    },
    end() {
      for (const stage of stages) stage.end();
      return take();
    },
    report: () => stages.map((stage) => stage.report()),
  };
}

function startStage(step: Step, next: (row: Row) => void) {
  const run = step.start();
  const reasons = new Map<string, { rows: number; examples: StepExample[] }>();
  let rowsIn = 0;
  let rowsOut = 0;
  let changed = 0;
  const note = (why: string, before: unknown, after: Row | null): void => {
    const reason = reasons.get(why) ?? { rows: 0, examples: [] };
    if (reason.rows++ < EXAMPLES) reason.examples.push({ before, after });
    reasons.set(why, reason);
  };
  const pass = (row: Row): void => {
    rowsOut++;
    next(row);
  };
  let dropped = 0;
  const out: StepOutput = {
    keep: pass,
    change(before, after, why) {
      changed++;
      note(why, before, after);
      pass(after);
    },
    drop(row, why) {
      dropped++;
      note(why, row, null);
    },
  };
  return {
    push(row: Row): void {
      rowsIn++;
      run.push(row, out);
    },
    end: (): void => run.end?.(out),
    report: (): StepReport => ({
      name: step.name,
      memory: step.memory,
      rowsIn,
      rowsOut,
      changed,
      dropped,
      reasons: Object.fromEntries(reasons),
    }),
  };
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
