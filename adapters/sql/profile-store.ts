// Profiles in the relational store.
import type { Insertable, Selectable } from 'kysely';
import type { Profile, ProfileInput, ProfilePatch } from '#domains/identity/contract.ts';
import type { ProfileStore } from '#domains/identity/ports.ts';
import type { Database, Tables } from './database.ts';

type ProfileColumns = Selectable<Tables['profiles']>;

/** Thrown inside a transaction to take back what it wrote. */
class RolledBack extends Error {}

export function sqlProfileStore(db: Database): ProfileStore {
  const count = async (trx: Database, accountId: number): Promise<number> => {
    const { n } = await trx
      .selectFrom('profiles')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    return Number(n);
  };

  /** Writes first and counts after, so that the lock is held while counting. */
  const unless = async <T>(work: (trx: Database) => Promise<T>): Promise<T | null> => {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (error instanceof RolledBack) return null;
      throw error;
    }
  };

  return {
    of: (accountId) => profilesOf(db, accountId),

    add: (accountId, input, createdAt, most) =>
      unless(async (trx) => {
        const made = await insertProfile(trx, accountId, input, createdAt);
        if ((await count(trx, accountId)) > most) throw new RolledBack();
        return made;
      }),

    async update(accountId, id, patch) {
      const columns = patchColumns(patch);
      if (Object.keys(columns).length > 0) {
        await db
          .updateTable('profiles')
          .set(columns)
          .where('id', '=', id)
          .where('account_id', '=', accountId)
          .execute();
      }
      return (await profilesOf(db, accountId)).find((profile) => profile.id === id) ?? null;
    },

    async remove(accountId, id) {
      const outcome = await unless(async (trx) => {
        const { numDeletedRows } = await trx
          .deleteFrom('profiles')
          .where('id', '=', id)
          .where('account_id', '=', accountId)
          .executeTakeFirst();
        if (numDeletedRows === 0n) return 'unknown';
        if ((await count(trx, accountId)) === 0) throw new RolledBack();
        return 'removed';
      });
      return outcome ?? 'last';
    },
  };
}

export async function profilesOf(db: Database, accountId: number): Promise<Profile[]> {
  const rows = await db
    .selectFrom('profiles')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return rows.map(toProfile);
}

export async function insertProfile(
  db: Database,
  accountId: number,
  input: ProfileInput,
  createdAt: number,
): Promise<Profile> {
  const { insertId } = await db
    .insertInto('profiles')
    .values({
      ...allColumns(input),
      account_id: accountId,
      source: null,
      source_id: null,
      attributes: '{}',
      created_at: createdAt,
    })
    .executeTakeFirstOrThrow();
  return { ...input, id: Number(insertId), createdAt };
}

function allColumns(input: ProfileInput) {
  return {
    name: input.name,
    avatar: input.avatar,
    language: input.language,
    kids: input.kids ? 1 : 0,
    maturity_limit: input.maturityLimit,
    autoplay_next: input.autoplayNext ? 1 : 0,
    autoplay_previews: input.autoplayPreviews ? 1 : 0,
    theme: input.theme,
    personalised: input.personalised ? 1 : 0,
  };
}

const columnOf = {
  name: 'name',
  avatar: 'avatar',
  language: 'language',
  kids: 'kids',
  maturityLimit: 'maturity_limit',
  autoplayNext: 'autoplay_next',
  autoplayPreviews: 'autoplay_previews',
  theme: 'theme',
  personalised: 'personalised',
} as const satisfies Record<keyof ProfilePatch, keyof ProfileColumns>;

function patchColumns(patch: ProfilePatch): Partial<Insertable<Tables['profiles']>> {
  const entries = Object.entries(columnOf).flatMap(([field, column]) => {
    const value = patch[field as keyof ProfilePatch];
    return value === undefined ? [] : [[column, typeof value === 'boolean' ? Number(value) : value]];
  });
  return Object.fromEntries(entries) as Partial<Insertable<Tables['profiles']>>;
}

/** A stored profile as the API speaks of it. */
export function toProfile(row: ProfileColumns): Profile {
  return {
    id: row.id,
    name: row.name,
    avatar: row.avatar,
    language: row.language as Profile['language'],
    kids: row.kids !== 0,
    maturityLimit: row.maturity_limit as Profile['maturityLimit'],
    autoplayNext: row.autoplay_next !== 0,
    autoplayPreviews: row.autoplay_previews !== 0,
    theme: row.theme as Profile['theme'],
    personalised: row.personalised !== 0,
    createdAt: row.created_at,
  };
}
