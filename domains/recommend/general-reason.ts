// Why a title is shown where nothing of the viewer speaks for it.
import type { Reason } from './contract.ts';
import type { TitleFact } from './ports.ts';

export function generalReason({ ratingCount }: Pick<TitleFact, 'ratingCount'>): Reason {
  return ratingCount > 0 ? { kind: 'popular', viewers: ratingCount } : { kind: 'new' };
}
