import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adaSignUp, startIdentity } from '../../tests/api/start-identity.ts';
import { createAccount } from './create-account.ts';
import type { PasswordHasher } from './ports.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';

const device = { name: 'test', transport: 'cookie', replaces: null } as const;

/** Counts the costly calls of a real hasher. */
function counted(passwords: PasswordHasher): { passwords: PasswordHasher; calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    passwords: {
      ...passwords,
      hash: (password) => (calls.push('hash'), passwords.hash(password)),
      verify: (password, phc) => (calls.push('verify'), passwords.verify(password, phc)),
    },
  };
}

test('signIn() does the same costly work for an unknown address as for a wrong password', async () => {
  const { deps, close } = await startIdentity();
  await createAccount(deps, adaSignUp);
  for (const email of [adaSignUp.email, 'nobody@example.org']) {
    const { passwords, calls } = counted(deps.passwords);
    const attempt = signIn({ ...deps, passwords }, { email, password: 'wrong one' }, device);
    await assert.rejects(attempt, { code: 'sign_in_failed' });
    assert.deepEqual(calls, ['verify']);
  }
  await close();
});

test('signUp() does the same costly work for a known address as for a new one', async () => {
  const { deps, close } = await startIdentity();
  await createAccount(deps, adaSignUp);
  for (const email of [adaSignUp.email, 'new@example.org']) {
    const { passwords, calls } = counted(deps.passwords);
    await signUp({ ...deps, passwords }, { ...adaSignUp, email, locale: 'en' });
    assert.deepEqual(calls, ['hash']);
  }
  await close();
});

test('signIn() hashes anew what was hashed with the costs of another time', async () => {
  const { deps, close } = await startIdentity();
  const { account } = await createAccount(deps, adaSignUp);
  const passwords = { ...deps.passwords, isCurrent: () => false };
  const before = await deps.store.accounts.byId(account.id);
  await signIn({ ...deps, passwords }, adaSignUp, device);
  const after = await deps.store.accounts.byId(account.id);
  assert.notEqual(after?.passwordHash, before?.passwordHash);
  await signIn(deps, adaSignUp, device);
  await close();
});

test('signIn() chooses the profile where there is only one', async () => {
  const { deps, close } = await startIdentity();
  const one = await createAccount(deps, adaSignUp);
  assert.equal((await signIn(deps, adaSignUp, device)).profileId, one.profileIds[0]);
  const two = { ...adaSignUp, email: 'two@example.org' };
  await createAccount(deps, { ...two, profiles: [{ name: 'One' }, { name: 'Two' }] });
  assert.equal((await signIn(deps, two, device)).profileId, null);
  await close();
});

test('signIn() takes the same password typed with composed and with combining letters', async () => {
  const { deps, close } = await startIdentity();
  await createAccount(deps, { ...adaSignUp, password: 'un été à la mer' });
  const typed = { ...adaSignUp, password: 'un été à la mer'.normalize('NFD') };
  assert.ok((await signIn(deps, typed, device)).token);
  await close();
});
