// Forgets what has run out: sessions, mail links, and accounts whose address was never confirmed.
import { UNCONFIRMED_MS } from './policy.ts';
import type { IdentityDeps } from './ports.ts';

/** Run at the start and once a day. Answers how many rows went. */
export function sweepExpired({ store, clock }: Pick<IdentityDeps, 'store' | 'clock'>): Promise<number> {
  return store.sweep(clock.now(), clock.now() - UNCONFIRMED_MS);
}
