// One page of users: every profile, of this service or imported, without identity.
import type { z } from 'zod';
import { decodeNumbers, encodeCursor, type Page } from '#engine/api/page.ts';
import type { User, userQuery } from './contract.ts';
import type { IdentityDeps } from './ports.ts';

/** Throws `cursor_invalid`. */
export async function listUsers(
  { store }: Pick<IdentityDeps, 'store'>,
  { cursor, limit, source }: z.infer<typeof userQuery>,
): Promise<Page<User>> {
  const after = cursor === undefined ? undefined : decodeNumbers(cursor, 1)[0];
  const rows = await store.users.list({ source, after, limit });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor([last.id]) : null };
}
