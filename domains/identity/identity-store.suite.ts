// What every identity store must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProfileInput } from './contract.ts';
import { newProfile } from './new-profile.ts';
import type { IdentityStore, NewAccount, NewSession } from './ports.ts';

export interface IdentitySuiteStore {
  readonly store: IdentityStore;
  /** Adds a profile of a data set, without an account, that gave `ratings` ratings; answers its id. */
  addImportedUser(user: {
    source: string;
    sourceId: string;
    attributes: Record<string, string>;
    ratings: number;
  }): Promise<number>;
  close(): Promise<void>;
}

const ada: NewAccount = {
  email: 'Ada@example.org',
  firstName: 'Ada',
  lastName: 'Byron',
  passwordHash: 'hash-1',
  role: 'viewer',
  locale: 'fr',
  confirmedAt: 5,
  demo: false,
  createdAt: 5,
};

const profile = (name: string, changes: Partial<ProfileInput> = {}): ProfileInput =>
  newProfile({ name, avatar: 'moon', language: 'en', ...changes });

const session = (accountId: number, tokenHash: string, changes: Partial<NewSession> = {}): NewSession => ({
  tokenHash,
  accountId,
  profileId: null,
  deviceName: 'Firefox on Linux',
  transport: 'cookie',
  createdAt: 10,
  expiresAt: 100,
  ...changes,
});

async function addAccount(store: IdentityStore, changes: Partial<NewAccount> = {}): Promise<number> {
  const id = await store.accounts.add({ ...ada, ...changes });
  assert.ok(id !== null);
  return id;
}

export function identityStoreSuite(engine: string, open: () => Promise<IdentitySuiteStore>): void {
  const check = (name: string, body: (opened: IdentitySuiteStore) => Promise<void>): void => {
    test(`${engine} identity store: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };

  check('accounts.add() gives back what it stored and compares addresses without case', async ({ store }) => {
    const id = await addAccount(store);
    assert.deepEqual(await store.accounts.byEmail('ADA@Example.ORG'), { ...ada, id });
    assert.deepEqual(await store.accounts.byId(id), { ...ada, id });
    assert.equal(await store.accounts.add({ ...ada, email: 'ada@example.org' }), null);
    assert.equal(await store.accounts.byEmail('grace@example.org'), null);
    assert.equal(await store.accounts.byId(id + 1), null);
  });

  check('accounts.add() lets one of two at the same moment through', async ({ store }) => {
    const ids = await Promise.all([store.accounts.add(ada), store.accounts.add(ada)]);
    assert.equal(ids.filter((id) => id === null).length, 1);
  });

  check('accounts.add() makes the account with its profiles, or neither', async ({ store }) => {
    const id = await store.accounts.add(ada, [profile('Ada'), profile('Anne', { kids: true })]);
    assert.ok(id !== null);
    assert.deepEqual(
      (await store.profiles.of(id)).map(({ name, kids }) => [name, kids]),
      [
        ['Ada', false],
        ['Anne', true],
      ],
    );
    assert.equal(await store.accounts.add(ada, [profile('Eve')]), null);
    assert.equal((await store.users.list({ limit: 10 })).length, 2);
  });

  check('accounts.update() changes what is given and nothing else', async ({ store }) => {
    const id = await addAccount(store);
    await store.accounts.update(id, { lastName: 'Lovelace' });
    await store.accounts.update(id, {});
    await store.accounts.setPasswordHash(id, 'hash-2');
    assert.deepEqual(await store.accounts.byId(id), {
      ...ada,
      id,
      lastName: 'Lovelace',
      passwordHash: 'hash-2',
    });
  });

  check(
    'accounts.replaceUnconfirmed() replaces only who never confirmed, and kills the links',
    async ({ store }) => {
      const confirmed = await addAccount(store);
      const other = { ...ada, firstName: 'Eve', passwordHash: 'hash-eve', confirmedAt: null };
      assert.equal(await store.accounts.replaceUnconfirmed(confirmed, other), false);
      assert.equal((await store.accounts.byId(confirmed))?.firstName, 'Ada');

      const open = await addAccount(store, { email: 'new@example.org', confirmedAt: null });
      await store.emailTokens.add({ tokenHash: 't1', accountId: open, expiresAt: 100 });
      assert.equal(
        await store.accounts.replaceUnconfirmed(open, { ...other, email: 'new@example.org' }),
        true,
      );
      assert.equal((await store.accounts.byId(open))?.passwordHash, 'hash-eve');
      assert.equal(await store.emailTokens.accountOf('t1', 10), null);
    },
  );

  check('emailTokens.redeem() works once, before it expires, and makes one profile', async ({ store }) => {
    const id = await addAccount(store, { confirmedAt: null });
    for (const tokenHash of ['t1', 't2']) {
      await store.emailTokens.add({ tokenHash, accountId: id, expiresAt: 100 });
    }
    assert.equal((await store.emailTokens.accountOf('t1', 99))?.id, id);
    assert.equal(await store.emailTokens.accountOf('t1', 100), null);
    assert.equal(await store.emailTokens.redeem('t1', profile('Ada'), 100), null);
    const redeemed = await Promise.all([
      store.emailTokens.redeem('t1', profile('Ada'), 50),
      store.emailTokens.redeem('t2', profile('Ada'), 50),
    ]);
    assert.deepEqual(
      redeemed.filter((made) => made !== null).map(({ name }) => name),
      ['Ada'],
    );
    assert.equal((await store.accounts.byId(id))?.confirmedAt, 50);
    assert.equal((await store.profiles.of(id)).length, 1);
    assert.equal(await store.emailTokens.redeem('t1', profile('Ada'), 50), null);
  });

  check('sessions.live() answers who asks until the session expires', async ({ store }) => {
    const accountId = await addAccount(store, { role: 'operator' });
    const made = await store.profiles.add(accountId, profile('Ada', { kids: true, maturityLimit: 7 }), 6, 6);
    assert.ok(made);
    const id = await store.sessions.add(session(accountId, 's1'));
    assert.deepEqual(await store.sessions.live('s1', 99), {
      id,
      accountId,
      role: 'operator',
      lastSeenAt: 10,
      profile: null,
    });
    assert.equal(await store.sessions.choose(id, made.id), true);
    assert.deepEqual((await store.sessions.live('s1', 99))?.profile, made);
    assert.equal(await store.sessions.live('s1', 100), null);
    assert.equal(await store.sessions.live('s2', 50), null);
    await store.sessions.touch(id, { at: 60, expiresAt: 160 });
    await store.sessions.touch(id, { at: 55, expiresAt: 155 });
    assert.equal((await store.sessions.live('s1', 159))?.lastSeenAt, 60);
  });

  check('sessions.choose() refuses the profile of another account', async ({ store }) => {
    const accountId = await addAccount(store);
    const other = await addAccount(store, { email: 'eve@example.org' });
    const theirs = await store.profiles.add(other, profile('Eve'), 6, 6);
    const id = await store.sessions.add(session(accountId, 's1'));
    assert.equal(await store.sessions.choose(id, theirs?.id ?? 0), false);
    assert.equal(await store.sessions.choose(id, 999), false);
    assert.equal((await store.sessions.live('s1', 50))?.profile, null);
  });

  check('sessions.devices() and the ways to end them stay within the account', async ({ store }) => {
    const accountId = await addAccount(store);
    const other = await addAccount(store, { email: 'eve@example.org' });
    const first = await store.sessions.add(session(accountId, 's1'));
    const second = await store.sessions.add(session(accountId, 's2', { createdAt: 20 }));
    await store.sessions.add(session(accountId, 'expired', { expiresAt: 30 }));
    const theirs = await store.sessions.add(session(other, 's3'));
    assert.deepEqual(await store.sessions.devices(accountId, 50), [
      { id: second, name: 'Firefox on Linux', createdAt: 20, lastSeenAt: 20 },
      { id: first, name: 'Firefox on Linux', createdAt: 10, lastSeenAt: 10 },
    ]);
    assert.equal(await store.sessions.end(accountId, theirs), false);
    await store.sessions.endAll(accountId, first);
    assert.deepEqual(
      (await store.sessions.devices(accountId, 50)).map(({ id }) => id),
      [first],
    );
    assert.equal(await store.sessions.end(accountId, first), true);
    assert.equal(await store.sessions.live('s1', 50), null);
    assert.equal((await store.sessions.live('s3', 50))?.id, theirs);
    await store.sessions.endByToken('s3');
    assert.equal(await store.sessions.live('s3', 50), null);
  });

  check('profiles.add() stops at the most, also for several at the same moment', async ({ store }) => {
    const id = await addAccount(store);
    const made = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => store.profiles.add(id, profile(name), 6, 2)),
    );
    assert.equal(made.filter((one) => one !== null).length, 2);
    assert.deepEqual(
      await store.profiles.of(id),
      made.filter((one) => one !== null),
    );
  });

  check('profiles.update() changes every field, of this account only', async ({ store }) => {
    const id = await addAccount(store);
    const other = await addAccount(store, { email: 'eve@example.org' });
    const made = await store.profiles.add(id, profile('Ada'), 6, 6);
    assert.ok(made);
    const changes: ProfileInput = {
      name: 'Ada B.',
      avatar: 'owl',
      language: 'ar',
      kids: true,
      maturityLimit: 7,
      autoplayNext: false,
      autoplayPreviews: false,
      theme: 'dark',
      personalised: false,
    };
    assert.deepEqual(await store.profiles.update(id, made.id, changes), { ...made, ...changes });
    assert.deepEqual(await store.profiles.update(id, made.id, {}), { ...made, ...changes });
    assert.equal(await store.profiles.update(other, made.id, { name: 'Eve' }), null);
    assert.deepEqual(await store.profiles.of(id), [{ ...made, ...changes }]);
  });

  check('profiles.remove() keeps the last one and leaves sessions without a profile', async ({ store }) => {
    const id = await addAccount(store);
    const other = await addAccount(store, { email: 'eve@example.org' });
    const first = await store.profiles.add(id, profile('Ada'), 6, 6);
    const second = await store.profiles.add(id, profile('Anne'), 6, 6);
    assert.ok(first && second);
    await store.sessions.add(session(id, 's1', { profileId: second.id }));
    assert.equal(await store.profiles.remove(other, second.id), 'unknown');
    assert.equal(await store.profiles.remove(id, second.id), 'removed');
    assert.equal((await store.sessions.live('s1', 50))?.profile, null);
    assert.equal(await store.profiles.remove(id, second.id), 'unknown');
    assert.equal(await store.profiles.remove(id, first.id), 'last');
    assert.deepEqual(await store.profiles.of(id), [first]);
  });

  check('users.list() pages by id and counts ratings', async ({ store, addImportedUser }) => {
    const attributes = { gender: 'F', occupation: 'scientist' };
    const first = await addImportedUser({ source: 'ml', sourceId: '1', attributes, ratings: 2 });
    const second = await addImportedUser({ source: 'ml', sourceId: '2', attributes: {}, ratings: 0 });
    const own = await store.profiles.add(await addAccount(store), profile('Ada'), 6, 6);
    const all = await store.users.list({ limit: 10 });
    assert.deepEqual(
      all.map(({ id, source, sourceId, ratings }) => [id, source, sourceId, ratings]),
      [
        [first, 'ml', '1', 2],
        [second, 'ml', '2', 0],
        [own?.id, null, null, 0],
      ],
    );
    assert.deepEqual(all[0]?.attributes, attributes);
    assert.deepEqual(
      (await store.users.list({ limit: 1 })).map(({ id }) => id),
      [first, second],
    );
    assert.deepEqual(
      (await store.users.list({ limit: 1, after: second })).map(({ id }) => id),
      [own?.id],
    );
    assert.deepEqual(
      (await store.users.list({ limit: 5, source: 'ml' })).map(({ id }) => id),
      [first, second],
    );
    assert.deepEqual(await store.users.byId(first), all[0]);
    assert.equal(await store.users.byId(999), null);
  });

  check('sweep() forgets what has run out and keeps the rest', async ({ store }) => {
    const kept = await addAccount(store);
    await addAccount(store, { email: 'old@example.org', confirmedAt: null, createdAt: 1 });
    const fresh = await addAccount(store, { email: 'fresh@example.org', confirmedAt: null, createdAt: 40 });
    await store.sessions.add(session(kept, 's1', { expiresAt: 50 }));
    await store.sessions.add(session(kept, 's2', { expiresAt: 51 }));
    await store.emailTokens.add({ tokenHash: 't1', accountId: fresh, expiresAt: 50 });
    assert.equal(await store.sweep(50, 40), 3);
    assert.equal(await store.accounts.byEmail('old@example.org'), null);
    assert.equal((await store.accounts.byId(fresh))?.id, fresh);
    assert.equal((await store.sessions.live('s2', 50))?.accountId, kept);
    assert.equal(await store.sweep(50, 40), 0);
  });
}
