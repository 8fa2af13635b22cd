// How a player that is ahead of its room or behind comes back into step: by a speed that nobody hears, or by a jump.

/** Seconds of drift below which nothing is done: the clock of a video element is not finer. */
const dead = 0.03;
/** Share of the speed that may be added or taken; more of it is heard in music. */
const most = 0.05;
/** Share of the speed for each second of drift: a fifth of a second takes the whole. */
const gain = 0.25;
/** Seconds above which a jump is better than minutes of another speed. */
export const jumpAbove = 1.5;
/** Seconds: where the picture stood still anyway, a jump disturbs nobody. */
export const freshJumpAbove = 0.25;

export type Correction = { readonly kind: 'jump' } | { readonly kind: 'rate'; readonly rate: number };

/** The most of the speed that takes drift back, where a jump is wanted but not yet due. */
export function fastest(drift: number): number {
  return drift > 0 ? 1 - most : 1 + most;
}

/**
 * `drift` in seconds, positive when the player is ahead. `fresh`: it has just begun, or gone on after it stood still. `rate`: that the
 * room plays at.
 */
export function planCorrection(drift: number, fresh: boolean, rate: number): Correction {
  if (Math.abs(drift) > (fresh ? freshJumpAbove : jumpAbove)) return { kind: 'jump' };
  if (Math.abs(drift) < dead) return { kind: 'rate', rate };
  const share = Math.min(most, Math.max(-most, drift * gain));
  // Two decimals: a new speed costs the sound a moment, so it should change seldom.
  return { kind: 'rate', rate: (rate * Math.round((1 - share) * 100)) / 100 };
}
