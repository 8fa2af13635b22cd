// What identity needs from outside: a store, a mailer, a password hasher, randomness and a counter of attempts.
import type { Clock } from '#engine/api/clock.ts';
import type { Account, Locale, Profile, ProfileInput, ProfilePatch, Role, User } from './contract.ts';

/** An account as stored. Never leaves the domain: `presentAccount` makes what the API shows. */
export interface StoredAccount extends Account {
  /** PHC string */
  readonly passwordHash: string;
  /** Null until the link in the mail was opened; nobody signs in before. */
  readonly confirmedAt: number | null;
}

export interface NewAccount {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly passwordHash: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly confirmedAt: number | null;
  readonly demo: boolean;
  readonly createdAt: number;
}

export interface AccountStore {
  /** Addresses are compared by `emailKey`. */
  byEmail(email: string): Promise<StoredAccount | null>;
  byId(id: number): Promise<StoredAccount | null>;
  /** With its first profiles, all or nothing. Answers the id; null when the address is taken, also by a writer at the same moment. */
  add(account: NewAccount, profiles?: readonly ProfileInput[]): Promise<number | null>;
  /** Gives an account that was never confirmed a new owner-to-be; the links sent to the one before die. False when it is confirmed. */
  replaceUnconfirmed(id: number, account: NewAccount): Promise<boolean>;
  update(id: number, patch: Partial<Pick<Account, 'firstName' | 'lastName' | 'locale'>>): Promise<void>;
  setPasswordHash(id: number, passwordHash: string): Promise<void>;
}

export interface EmailTokenStore {
  add(token: { tokenHash: string; accountId: number; expiresAt: number }): Promise<void>;
  /** The account that a token which has not expired confirms. */
  accountOf(tokenHash: string, now: number): Promise<StoredAccount | null>;
  /**
   * Uses the token up, confirms its account and makes the first profile, all or nothing.
   * Answers the profile; null when the token was used meanwhile.
   */
  redeem(tokenHash: string, firstProfile: ProfileInput, now: number): Promise<Profile | null>;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: number;
  readonly profileId: number | null;
  readonly deviceName: string;
  readonly transport: 'cookie' | 'bearer';
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What the gate reads on every request. */
export interface LiveSession {
  readonly id: number;
  readonly accountId: number;
  readonly role: Role;
  readonly lastSeenAt: number;
  readonly profile: Profile | null;
}

export interface DeviceRow {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

export interface SessionStore {
  /** Answers the id. */
  add(session: NewSession): Promise<number>;
  /** One query over indexes; null when unknown or expired. */
  live(tokenHash: string, now: number): Promise<LiveSession | null>;
  touch(id: number, seen: { at: number; expiresAt: number }): Promise<void>;
  /** The profile must be of the session's account; false when it is not. */
  choose(id: number, profileId: number): Promise<boolean>;
  /** Live sessions of the account, the last seen first. */
  devices(accountId: number, now: number): Promise<DeviceRow[]>;
  /** False when the account has no such session. */
  end(accountId: number, id: number): Promise<boolean>;
  endByToken(tokenHash: string): Promise<void>;
  /** Ends all sessions of the account but one. */
  endAll(accountId: number, except?: number): Promise<void>;
}

export interface ProfileStore {
  /** In the order in which they were made. */
  of(accountId: number): Promise<Profile[]>;
  /** Null when the account has `most` profiles already. */
  add(accountId: number, input: ProfileInput, createdAt: number, most: number): Promise<Profile | null>;
  /** Null when the account has no such profile. */
  update(accountId: number, id: number, patch: ProfilePatch): Promise<Profile | null>;
  remove(accountId: number, id: number): Promise<'removed' | 'unknown' | 'last'>;
}

export interface UserStore {
  /** At most `limit + 1` profiles with an id above `after`, in the order of ids. */
  list(filter: { source?: string; after?: number; limit: number }): Promise<User[]>;
  byId(id: number): Promise<User | null>;
}

export interface IdentityStore {
  readonly accounts: AccountStore;
  readonly emailTokens: EmailTokenStore;
  readonly sessions: SessionStore;
  readonly profiles: ProfileStore;
  readonly users: UserStore;
  /** Deletes expired sessions and links, and accounts made before `unconfirmedBefore` and never confirmed. Answers how many rows. */
  sweep(now: number, unconfirmedBefore: number): Promise<number>;
}

export interface PasswordHasher {
  /** Answers a PHC string. */
  hash(password: string): Promise<string>;
  /** In constant time over the hash; false for a string that is not one of ours. */
  verify(password: string, phc: string): Promise<boolean>;
  /** False when the hash was made with other costs than those of today. */
  isCurrent(phc: string): boolean;
  /** A hash that no password has; verifying against it costs what any other does. */
  readonly decoy: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The address in the text that is to be opened; null when there is none. */
  readonly link: string | null;
}

export interface Mailer {
  /** Resolves once the message is safe with the mail system. */
  send(mail: Mail): Promise<void>;
}

/** A mailer that keeps its messages where they can be read. */
export interface Outbox extends Mailer {
  /** Newest first. */
  recent(limit: number): Promise<(Mail & { sentAt: number })[]>;
}

/** Counts attempts by key within a window that starts with the first. */
export interface AttemptLimiter {
  /** Counts one attempt; answers the seconds to wait when there were `most` in the window already, null when it may go on. */
  take(key: string, limit: { most: number; windowMs: number }): number | null;
  /** The attempt was a success: the key starts anew. */
  forget(key: string): void;
}

export type RandomBytes = (length: number) => Uint8Array;

/** Runs work outside of the request; reports a failure, never throws it. */
export type Background = (work: () => Promise<void>) => void;

/** All of the above together with the settings: what the composition root hands to `identityRoutes`; each action takes its part. */
export interface IdentityDeps {
  readonly store: IdentityStore;
  readonly passwords: PasswordHasher;
  readonly mailer: Mailer;
  /** The mailer itself when it is the embedded one; null when mail really leaves. */
  readonly outbox: Outbox | null;
  readonly attempts: AttemptLimiter;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly background: Background;
  /** Names of the avatars that can be drawn; at least one. */
  readonly avatarNames: readonly string[];
  /** Where browsers reach the service, without a slash at the end; asked late, because port 0 is known only after listening. */
  readonly publicUrl: () => string;
  /** Days until an unused session ends. */
  readonly sessionDays: number;
}
