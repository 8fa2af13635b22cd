// Lets one request of an account at a time count and take what is limited.
import type { Transaction } from 'kysely';
import type { Tables } from './database.ts';

/** Whoever writes the row first goes first; the others wait until that transaction is over. */
export async function takeTurn(trx: Transaction<Tables>, accountId: number): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('stream_turns')
    .set((eb) => ({ turn: eb(eb.ref('turn'), '+', 1) }))
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) {
    await trx.insertInto('stream_turns').values({ account_id: accountId, turn: 1 }).execute();
  }
}
