// Compares what this browser keeps with what the service says of it: what goes, what has ended, what is given back.
import type { DownloadList, Session } from '@kinora/sdk';
import type { DownloadRecord } from './download-record.ts';

export interface Reconciliation {
  /** Of nobody any more: another account, or a profile that was removed. */
  readonly remove: readonly number[];
  /** The right was taken back; what has only expired can be renewed, and stays. */
  readonly end: readonly number[];
  /** With the time that the service says now. */
  readonly expiry: readonly { readonly id: number; readonly expiresAt: number }[];
  /** Held for this device, which has nothing of them. */
  readonly release: readonly number[];
}

/** Milliseconds within which a right may be given that is not written down here yet. */
const JUST_NOW = 60_000;

export function reconcile(
  records: readonly DownloadRecord[],
  session: Pick<Session, 'profiles'> & { readonly account: { readonly id: number } },
  list: DownloadList,
  now: number,
): Reconciliation {
  const strange = strangers(records, session);
  const own = records.filter((record) => !strange.includes(record));
  const held = new Map(list.items.map((item) => [item.id, item]));
  const lost = own.filter((record) => {
    const item = held.get(record.id);
    return item === undefined ? record.expiresAt > now : !item.good && item.expiresAt > now;
  });
  const known = new Set(own.map(({ id }) => id));
  return {
    remove: strange.map(({ id }) => id),
    end: lost.filter(({ state }) => state !== 'ended').map(({ id }) => id),
    expiry: own.flatMap(({ id, expiresAt }) => {
      const item = held.get(id);
      return item && item.expiresAt !== expiresAt ? [{ id, expiresAt: item.expiresAt }] : [];
    }),
    release: list.items
      .filter(({ id, createdAt }) => !known.has(id) && now - createdAt > JUST_NOW)
      .map(({ id }) => id),
  };
}

/** Records of another account, or of a profile that is gone. */
export function strangers(
  records: readonly DownloadRecord[],
  session: Pick<Session, 'profiles'> & { readonly account: { readonly id: number } },
): DownloadRecord[] {
  const profiles = new Set(session.profiles.map(({ id }) => id));
  return records.filter(
    ({ accountId, profileId }) => accountId !== session.account.id || !profiles.has(profileId),
  );
}
