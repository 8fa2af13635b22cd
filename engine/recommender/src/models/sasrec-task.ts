// What a thread does while SASRec learns: it keeps a replica and obeys orders.

import type { TaskContext } from '../threads/task.ts';
import { SasrecReplica } from './sasrec-replica.ts';
import type { SasrecOrder, SasrecShared } from './sasrec-replica.ts';

export interface SasrecMessage {
  readonly job: string;
  /** With the first message of a job; null with the others. */
  readonly shared: SasrecShared | null;
  readonly order: SasrecOrder;
}

/** Builds the replica at the first message of a job. */
export function sasrecTask({ job, shared, order }: SasrecMessage, { kept }: TaskContext): void {
  let replica = kept.get(job);
  if (!(replica instanceof SasrecReplica)) {
    if (!shared) throw new Error(`Cannot learn: this thread was never given the memory of ${job}`);
    replica = new SasrecReplica(shared);
    kept.set(job, replica);
  }
  (replica as SasrecReplica).obey(order);
}
