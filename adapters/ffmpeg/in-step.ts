// Works that share one thread, side by side: while one computes here, the threads of the other's encoders go on.

/** Yields how far it is, 0 to 1, after every small piece; returns what it made. */
export type Work<Made> = Generator<number, Made, void>;

/** Runs all to their ends, always the one that is least far. What one throws ends the others. */
export async function inStep<Made>(
  works: readonly Work<Made>[],
  progressed: (fractions: readonly number[]) => Promise<void>,
): Promise<Made[]> {
  const fractions = works.map(() => 0);
  const made = new Map<number, Made>();
  try {
    while (made.size < works.length) {
      const next = leastFar(fractions, made);
      const step = works[next]?.next();
      if (step === undefined) break;
      if (step.done === true) {
        made.set(next, step.value);
        fractions[next] = 1;
      } else {
        fractions[next] = step.value;
      }
      await progressed(fractions);
    }
    return works.map((_, i) => made.get(i) as Made);
  } finally {
    // Those that have ended take no notice; the others let go of what they hold.
    for (const work of works) work.return(undefined as never);
  }
}

function leastFar(fractions: readonly number[], ended: ReadonlyMap<number, unknown>): number {
  let least = -1;
  for (const [i, fraction] of fractions.entries())
    if (!ended.has(i) && (least < 0 || fraction < (fractions[least] ?? 0))) least = i;
  return least;
}
