// Every profile as data scientists see it, with how many ratings it gave.
import type { User } from '#domains/identity/contract.ts';
import type { UserStore } from '#domains/identity/ports.ts';
import type { Database } from './database.ts';

export function sqlUserStore(db: Database): UserStore {
  const users = db
    .selectFrom('profiles')
    .select(['id', 'source', 'source_id as sourceId', 'attributes', 'created_at as createdAt'])
    .select((eb) =>
      eb
        .selectFrom('ratings')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('ratings.profile_id', '=', 'profiles.id')
        .as('ratings'),
    );

  return {
    async list({ source, after, limit }) {
      let page = users.orderBy('id').limit(limit + 1);
      if (source !== undefined) page = page.where('source', '=', source);
      if (after !== undefined) page = page.where('id', '>', after);
      return (await page.execute()).map(toUser);
    },

    async byId(id) {
      const row = await users.where('id', '=', id).executeTakeFirst();
      return row ? toUser(row) : null;
    },
  };
}

function toUser(
  row: Omit<User, 'attributes' | 'ratings'> & { attributes: string; ratings: number | null },
): User {
  return {
    id: row.id,
    source: row.source,
    sourceId: row.sourceId,
    attributes: JSON.parse(row.attributes) as Record<string, string>,
    ratings: Number(row.ratings ?? 0),
    createdAt: row.createdAt,
  };
}
