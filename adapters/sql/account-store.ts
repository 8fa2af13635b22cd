// Accounts and the links sent to confirm them, in the relational store.
import { localeSchema, roleSchema } from '#domains/identity/contract.ts';
import { emailKey } from '#domains/identity/email-key.ts';
import type { AccountStore, EmailTokenStore, NewAccount, StoredAccount } from '#domains/identity/ports.ts';
import type { Selectable } from 'kysely';
import type { Database, Tables } from './database.ts';
import { insertProfile, profilesOf } from './profile-store.ts';

/** `email_tokens.purpose` of the links that confirm an address. */
const CONFIRM = 'confirm';

export function sqlAccountStore(db: Database): AccountStore {
  const byEmail = async (email: string): Promise<StoredAccount | null> => {
    const row = await db
      .selectFrom('accounts')
      .selectAll()
      .where('email_key', '=', emailKey(email))
      .executeTakeFirst();
    return row ? toAccount(row) : null;
  };

  return {
    byEmail,

    async byId(id) {
      const row = await db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async add(account, profiles = []) {
      try {
        return await db.transaction().execute(async (trx) => {
          const { insertId } = await trx
            .insertInto('accounts')
            .values({ ...ownerColumns(account), ...onceColumns(account) })
            .executeTakeFirstOrThrow();
          const id = Number(insertId);
          for (const profile of profiles) await insertProfile(trx, id, profile, account.createdAt);
          return id;
        });
      } catch (error) {
        // Engines word a broken unique key differently; that the address is there now says it for all of them.
        if (await byEmail(account.email)) return null;
        throw error;
      }
    },

    async replaceUnconfirmed(id, account) {
      return db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('accounts')
          .set({ ...ownerColumns(account), created_at: account.createdAt })
          .where('id', '=', id)
          .where('confirmed_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await trx.deleteFrom('email_tokens').where('account_id', '=', id).execute();
        return true;
      });
    },

    async update(id, { firstName, lastName, locale }) {
      const changed = Object.entries({ first_name: firstName, last_name: lastName, locale }).filter(
        ([, value]) => value !== undefined,
      );
      if (changed.length === 0) return;
      await db.updateTable('accounts').set(Object.fromEntries(changed)).where('id', '=', id).execute();
    },

    async setPasswordHash(id, passwordHash) {
      await db.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', id).execute();
    },
  };
}

export function sqlEmailTokenStore(db: Database): EmailTokenStore {
  return {
    async add({ tokenHash, accountId, expiresAt }) {
      await db
        .insertInto('email_tokens')
        .values({ token_hash: tokenHash, account_id: accountId, purpose: CONFIRM, expires_at: expiresAt })
        .execute();
    },

    async accountOf(tokenHash, now) {
      const row = await db
        .selectFrom('email_tokens')
        .innerJoin('accounts', 'accounts.id', 'email_tokens.account_id')
        .selectAll('accounts')
        .where('token_hash', '=', tokenHash)
        .where('purpose', '=', CONFIRM)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row ? toAccount(row) : null;
    },

    async redeem(tokenHash, firstProfile, now) {
      return db.transaction().execute(async (trx) => {
        // The write comes first: it takes the lock, so that of two at the same moment one finds nothing.
        const account = trx
          .selectFrom('email_tokens')
          .select('account_id')
          .where('token_hash', '=', tokenHash)
          .where('purpose', '=', CONFIRM)
          .where('expires_at', '>', now);
        const { numUpdatedRows } = await trx
          .updateTable('accounts')
          .set((eb) => ({ confirmed_at: eb.fn.coalesce('confirmed_at', eb.val(now)) }))
          .where('id', '=', account)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return null;
        const { account_id: accountId } = await account.executeTakeFirstOrThrow();
        await trx.deleteFrom('email_tokens').where('account_id', '=', accountId).execute();
        const [known] = await profilesOf(trx, accountId);
        return known ?? insertProfile(trx, accountId, firstProfile, now);
      });
    },
  };
}

function ownerColumns(account: NewAccount) {
  return {
    email: account.email,
    first_name: account.firstName,
    last_name: account.lastName,
    password_hash: account.passwordHash,
    locale: account.locale,
  };
}

function onceColumns(account: NewAccount) {
  return {
    email_key: emailKey(account.email),
    role: account.role,
    confirmed_at: account.confirmedAt,
    demo: account.demo ? 1 : 0,
    created_at: account.createdAt,
  };
}

function toAccount(row: Selectable<Tables['accounts']>): StoredAccount {
  return {
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    passwordHash: row.password_hash,
    role: roleSchema.parse(row.role),
    locale: localeSchema.parse(row.locale),
    confirmedAt: row.confirmed_at,
    demo: row.demo !== 0,
    createdAt: row.created_at,
  };
}
