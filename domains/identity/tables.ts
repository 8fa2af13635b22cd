// The tables of identity: accounts, their sessions (devices) and profiles.
import type { Generated } from 'kysely';
import { defineTables } from '#engine/api/define-tables.ts';

export interface IdentityTables {
  accounts: {
    id: Generated<number>;
    email: string;
    /** Lower case, the form in which addresses are compared. */
    email_key: string;
    first_name: string;
    last_name: string;
    /** PHC string: $argon2id$v=19$m=...,t=...,p=...$salt$hash */
    password_hash: string;
    role: string;
    locale: string;
    confirmed_at: number | null;
    demo: number;
    created_at: number;
  };
  sessions: {
    id: Generated<number>;
    /** SHA-256 of the token, hex; the token itself is never stored. */
    token_hash: string;
    account_id: number;
    profile_id: number | null;
    device_name: string;
    transport: string;
    created_at: number;
    last_seen_at: number;
    expires_at: number;
  };
  email_tokens: {
    token_hash: string;
    account_id: number;
    purpose: string;
    expires_at: number;
  };
  profiles: {
    id: Generated<number>;
    /** Null for a profile that was imported with a data set: a taste without a person. */
    account_id: number | null;
    name: string;
    avatar: string;
    language: string;
    kids: number;
    maturity_limit: number;
    autoplay_next: number;
    autoplay_previews: number;
    theme: string;
    personalised: number;
    /** Data set it came from, with its id there; both null for a profile of this service. */
    source: string | null;
    source_id: string | null;
    /** JSON object of strings, as the data set has them. */
    attributes: string;
    created_at: number;
  };
}

export const identityTables = defineTables({
  accounts: {
    holds: 'a person who can sign in',
    subject: { column: 'id', of: 'account' },
    columns: {
      id: 'internal',
      email: 'personal',
      email_key: 'personal',
      first_name: 'personal',
      last_name: 'personal',
      password_hash: 'secret',
      role: 'internal',
      locale: 'personal',
      confirmed_at: 'internal',
      demo: 'internal',
      created_at: 'internal',
    },
  },
  sessions: {
    holds: 'a device that is signed in',
    subject: { column: 'account_id', of: 'account' },
    columns: {
      id: 'internal',
      token_hash: 'secret',
      account_id: 'internal',
      profile_id: 'internal',
      device_name: 'personal',
      transport: 'internal',
      created_at: 'personal',
      last_seen_at: 'personal',
      expires_at: 'internal',
    },
  },
  email_tokens: {
    holds: 'a link sent by mail that has not been used yet',
    subject: { column: 'account_id', of: 'account' },
    columns: { token_hash: 'secret', account_id: 'internal', purpose: 'internal', expires_at: 'internal' },
  },
  profiles: {
    holds: 'a viewer of an account, or the taste of a user of an imported data set',
    subject: { column: 'account_id', of: 'account' },
    columns: {
      id: 'internal',
      account_id: 'internal',
      name: 'personal',
      avatar: 'personal',
      language: 'personal',
      kids: 'personal',
      maturity_limit: 'personal',
      autoplay_next: 'personal',
      autoplay_previews: 'personal',
      theme: 'personal',
      personalised: 'personal',
      source: 'internal',
      source_id: 'internal',
      attributes: 'personal',
      created_at: 'internal',
    },
  },
});
