// Whether viewers can play a video now; the store keeps it in a column of its own, for lists of titles.
import type { Asset } from './ports.ts';

/** Something of it is finished, or is made as they watch. */
export function playsNow({
  state,
  promised,
  onDemand,
}: Pick<Asset, 'state' | 'promised' | 'onDemand'>): boolean {
  return state === 'ready' || (state !== 'failed' && (promised !== null || onDemand));
}
