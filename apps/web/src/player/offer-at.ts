// What the player offers at a moment of a film: to skip its intro, recap or credits, to go on with the next episode, or nothing.

import type { Marker } from '@kinora/sdk';

export type Offer =
  | { readonly kind: 'skip'; readonly marker: Marker }
  | { readonly kind: 'next'; readonly counts: boolean };

export interface Moment {
  /** Seconds. */
  readonly time: number;
  readonly duration: number;
  readonly ended: boolean;
  readonly hasNext: boolean;
}

/** Seconds before the end at which the next episode is offered where nobody marked the credits. */
const NEAR_END = 12;
/** Seconds: with less left of a marker, skipping saves nothing. */
const LEAST = 1;
/** Credits that leave no more seconds than this of a film end it: no scene follows. */
const LAST = 20;

/**
 * Credits that end an episode with another after it are the moment for that one, and its count runs (`counts`); without credits the
 * count waits for the end itself.
 */
export function offerAt(
  markers: readonly Marker[],
  { time, duration, ended, hasNext }: Moment,
): Offer | null {
  if (duration <= 0) return null;
  const marker = markers.find(({ start, end }) => time >= start && time < end - LEAST) ?? null;
  const lastCredits = markers.find(({ kind, end }) => kind === 'credits' && end >= duration - LAST) ?? null;
  if (hasNext) {
    const inCredits = lastCredits !== null && time >= lastCredits.start;
    const nearEnd = lastCredits === null && duration - time < Math.min(NEAR_END, duration / 3);
    if (inCredits || nearEnd || ended) return { kind: 'next', counts: inCredits || ended };
  }
  return marker === null || ended ? null : { kind: 'skip', marker };
}
