import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { adaSignUp, startIdentity } from '../../tests/api/start-identity.ts';
import { createAccount } from './create-account.ts';
import { startSession } from './start-session.ts';
import { createViewerGate } from './viewer-gate.ts';

/** As much of a request as the gate reads. */
function asking(token?: string): FastifyRequest {
  return { headers: {}, cookies: { kinora_session: token } } as unknown as FastifyRequest;
}

async function signedIn(changes: Parameters<typeof createAccount>[1] = adaSignUp) {
  const service = await startIdentity();
  const { account, profileIds } = await createAccount(service.deps, changes);
  const device = { name: 'test', transport: 'cookie', replaces: null } as const;
  const profileId = profileIds[0] ?? null;
  const { token } = await startSession(service.deps, { accountId: account.id, profileId }, device);
  return { ...service, account, profileId, token };
}

test('createViewerGate() asks the store once per request', async () => {
  const { deps, token, close } = await signedIn();
  let asked = 0;
  const live: typeof deps.store.sessions.live = (...args) => {
    asked += 1;
    return deps.store.sessions.live(...args);
  };
  const store = { ...deps.store, sessions: { ...deps.store.sessions, live } };
  const gate = createViewerGate({ ...deps, store });
  const request = asking(token);
  const [first, second] = await Promise.all([gate.optional(request), gate.require(request)]);
  await gate.requireProfile(request);
  assert.equal(first, second);
  assert.equal(asked, 1);
  await gate.optional(asking());
  await gate.optional(asking('not a token'));
  assert.equal(asked, 1);
  await close();
});

test('createViewerGate() writes a session in use at most once a minute', async () => {
  const { deps, db, time, token, close } = await signedIn();
  const gate = createViewerGate(deps);
  const seen = async () =>
    (await db.selectFrom('sessions').select('last_seen_at as at').executeTakeFirstOrThrow()).at;
  const start = time.now;
  const ask = async (later: number) => {
    time.now = start + later;
    await gate.require(asking(token));
    return (await seen()) - start;
  };
  assert.equal(await ask(59_999), 0);
  assert.equal(await ask(60_000), 60_000);
  assert.equal(await ask(119_999), 60_000);
  await close();
});

test('createViewerGate() says what is missing', async () => {
  const { deps, db, token, close } = await signedIn();
  const gate = createViewerGate(deps);
  await assert.rejects(gate.require(asking()), { code: 'sign_in_required' });
  await assert.rejects(gate.requireProfile(asking('x'.repeat(43))), { code: 'sign_in_required' });
  await assert.rejects(gate.requireOperator(asking(token)), { code: 'operator_required' });
  await db.updateTable('sessions').set({ profile_id: null }).execute();
  await assert.rejects(gate.requireProfile(asking(token)), { code: 'profile_required' });
  await close();
});

test('createViewerGate() lets an operator through', async () => {
  const { deps, account, profileId, token, close } = await signedIn({ ...adaSignUp, role: 'operator' });
  const viewer = await createViewerGate(deps).requireOperator(asking(token));
  assert.deepEqual([viewer.accountId, viewer.role, viewer.profile?.id], [account.id, 'operator', profileId]);
  await close();
});
