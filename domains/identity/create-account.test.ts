import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adaSignUp, startIdentity } from '../../tests/api/start-identity.ts';
import { createAccount } from './create-account.ts';

test('createAccount() makes a confirmed account with its profiles, drawing what they leave out', async () => {
  const { deps, close } = await startIdentity();
  const profiles = [
    { name: 'Ada', avatar: 'owl' },
    { name: 'Anne', kids: true },
  ];
  const { account, profileIds } = await createAccount(deps, {
    ...adaSignUp,
    locale: 'fr',
    demo: true,
    profiles,
  });
  assert.deepEqual([account.role, account.locale, account.demo], ['viewer', 'fr', true]);
  const [ada, anne] = await deps.store.profiles.of(account.id);
  assert.deepEqual(profileIds, [ada?.id, anne?.id]);
  assert.deepEqual([ada?.avatar, ada?.language, ada?.maturityLimit], ['owl', 'fr', 18]);
  assert.ok(deps.avatarNames.includes(anne?.avatar ?? ''));
  assert.equal(anne?.maturityLimit, 12);
  await close();
});

test('createAccount() refuses an address that has an account, a weak password and too many profiles', async () => {
  const { deps, close } = await startIdentity();
  await createAccount(deps, adaSignUp);
  await assert.rejects(createAccount(deps, adaSignUp), { code: 'email_taken' });
  const other = { ...adaSignUp, email: 'other@example.org' };
  await assert.rejects(createAccount(deps, { ...other, password: 'password123' }), {
    code: 'password_too_common',
  });
  const profiles = Array.from({ length: 7 }, (_, index) => ({ name: `Guest ${index}` }));
  await assert.rejects(createAccount(deps, { ...other, profiles }), { code: 'profile_limit_reached' });
  assert.equal(await deps.store.accounts.byEmail(other.email), null);
  await close();
});
