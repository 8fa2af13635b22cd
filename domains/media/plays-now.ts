// Whether viewers can play a video now; the store keeps it in a column of its own, for lists of titles.
import type { Asset } from './ports.ts';

/** Something of it is finished, or is made as they watch. */
export function playsNow({ state, promised }: Pick<Asset, 'state' | 'promised'>): boolean {
  return state === 'ready' || (promised !== null && state !== 'failed');
}
