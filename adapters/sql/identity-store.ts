// Everything identity keeps, in the relational store.
import type { IdentityStore } from '#domains/identity/ports.ts';
import { sqlAccountStore, sqlEmailTokenStore } from './account-store.ts';
import type { Database } from './database.ts';
import { sqlProfileStore } from './profile-store.ts';
import { sqlSessionStore } from './session-store.ts';
import { sqlUserStore } from './user-store.ts';

export function sqlIdentityStore(db: Database): IdentityStore {
  return {
    accounts: sqlAccountStore(db),
    emailTokens: sqlEmailTokenStore(db),
    sessions: sqlSessionStore(db),
    profiles: sqlProfileStore(db),
    users: sqlUserStore(db),

    async sweep(now, unconfirmedBefore) {
      const gone = [
        await db.deleteFrom('sessions').where('expires_at', '<=', now).executeTakeFirst(),
        await db.deleteFrom('email_tokens').where('expires_at', '<=', now).executeTakeFirst(),
        await db
          .deleteFrom('accounts')
          .where('confirmed_at', 'is', null)
          .where('created_at', '<', unconfirmedBefore)
          .executeTakeFirst(),
      ];
      return gone.reduce((rows, { numDeletedRows }) => rows + Number(numDeletedRows), 0);
    },
  };
}
