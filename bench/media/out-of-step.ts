// How far two players were apart, from what each read of its position: when, and how long after a command until they were in step again.

/** Where a film was at a time. */
export interface Reading {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Seconds. */
  readonly position: number;
}

export interface Apart {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds. */
  readonly drift: number;
}

/** Seconds by which a film moves at most between two readings, beyond the time that passed, without a jump. */
const LEAP = 0.4;

/**
 * Seconds; null before the first reading and after the last. Between two readings the film goes on evenly, unless it jumped: then it is where it
 * was until the second of them. (A straight line through a jump is a place where the film never was: it made twelve seconds of drift
 * out of a seek that both players took at once.)
 */
export function positionOf(readings: readonly Reading[], at: number): number | null {
  const index = readings.findIndex((reading) => reading.at > at);
  const [before, next] = [readings[index - 1], readings[index]];
  if (before === undefined || next === undefined) return null;
  const span = next.at - before.at;
  const moved = next.position - before.position;
  const jumped = moved < -0.05 || moved > (2 * span) / 1000 + LEAP;
  return jumped ? before.position : before.position + ((at - before.at) / span) * moved;
}

/** At each `every` milliseconds from `from` on, before `until`; where one of the two is not known there is none. */
export function driftBetween(
  a: readonly Reading[],
  b: readonly Reading[],
  { from, until, every }: { readonly from: number; readonly until: number; readonly every: number },
): Apart[] {
  const apart: Apart[] = [];
  for (let at = from; at < until; at += every) {
    const [one, other] = [positionOf(a, at), positionOf(b, at)];
    if (one !== null && other !== null) apart.push({ at, drift: Math.abs(one - other) * 1000 });
  }
  return apart;
}

/** Milliseconds from `from` until the players were within `goal` of each other and stayed so; null when they were not at the end. */
export function inStepAfter(apart: readonly Apart[], from: number, goal: number): number | null {
  const last = apart.findLastIndex(({ drift }) => drift >= goal);
  const first = apart[last + 1];
  return first === undefined ? null : first.at - from;
}
