// When something counts as watched, and when it is worth continuing.

/** Milliseconds before the end that are credits at most. */
const credits = 120_000;

/** Watched to the end, but for the credits: the last twentieth, two minutes of it at most. */
export function isFinished(positionMs: number, durationMs: number): boolean {
  return durationMs - positionMs <= Math.min(credits, durationMs * 0.05);
}

/** Milliseconds from the start within which somebody only looked in. */
const lookIn = 5000;

/** Begun in earnest: a look at the first seconds is not kept on the home page. */
export function isBegun(positionMs: number, durationMs: number): boolean {
  return positionMs >= Math.min(lookIn, durationMs * 0.02);
}
