// Accounts over HTTP: sign-up, confirmation, names and password, and the outbox that stands in for a mail server.
import { problems } from '#engine/api/problem.ts';
import { type ApiApp, noContent } from '#engine/api/route-kit.ts';
import { changePassword } from './change-password.ts';
import { confirmAccount } from './confirm-account.ts';
import {
  accountPatch,
  accountSchema,
  confirmInput,
  outboxSchema,
  passwordChange,
  passwordPolicySchema,
  sessionSchema,
  signedIn,
  signUpAnswer,
  signUpInput,
  type ViewerGate,
} from './contract.ts';
import { identityErrors } from './errors.ts';
import { openOutbox } from './outbox-gate.ts';
import { passwordPolicy } from './policy.ts';
import type { IdentityDeps } from './ports.ts';
import { presentAccount, presentSession } from './present-session.ts';
import { requestDevice } from './request-device.ts';
import { setSessionCookie } from './session-cookie.ts';
import { signUp } from './sign-up.ts';

/** Requests from one network address that test a secret or send mail. */
const guarded = { rateLimit: { max: 10, timeWindow: '1 minute' } };

/** Messages of the outbox that are shown. */
const SHOWN = 20;

export function accountRoutes(app: ApiApp, deps: IdentityDeps & { readonly viewers: ViewerGate }): void {
  app.get(
    '/password-policy',
    {
      schema: {
        operationId: 'showPasswordPolicy',
        tags: ['accounts'],
        summary: 'What a password must be',
        response: { 200: passwordPolicySchema, ...problems },
      },
    },
    () => passwordPolicy,
  );

  app.post(
    '/accounts',
    {
      config: guarded,
      schema: {
        operationId: 'signUp',
        tags: ['accounts'],
        summary: 'Ask for an account; the answer is the same whether the address is new or known',
        body: signUpInput,
        response: { 202: signUpAnswer, ...problems },
      },
    },
    async (request, reply) => {
      await signUp(deps, request.body);
      return reply
        .code(202)
        .send({ status: 'confirmation-sent', outbox: openOutbox(deps, request) ? '/outbox' : null });
    },
  );

  app.post(
    '/accounts/confirm',
    {
      config: guarded,
      schema: {
        operationId: 'confirmAccount',
        tags: ['accounts'],
        summary: 'Confirm the address with the token of the mail, and be signed in',
        body: confirmInput,
        response: { 201: sessionSchema, ...problems },
      },
    },
    async (request, reply) => {
      const started = await confirmAccount(deps, request.body.token, requestDevice(request));
      setSessionCookie(reply, started.token, deps.publicUrl());
      return reply.code(201).send(await presentSession(deps, started));
    },
  );

  app.patch(
    '/account',
    {
      schema: {
        operationId: 'editAccount',
        tags: ['accounts'],
        summary: 'Change names or language of the account',
        security: signedIn,
        body: accountPatch,
        response: { 200: accountSchema, ...problems },
      },
    },
    async (request) => {
      const { accountId } = await deps.viewers.require(request);
      await deps.store.accounts.update(accountId, request.body);
      const account = await deps.store.accounts.byId(accountId);
      if (!account) throw identityErrors.sign_in_required();
      return presentAccount(account);
    },
  );

  app.put(
    '/account/password',
    {
      config: guarded,
      schema: {
        operationId: 'changePassword',
        tags: ['accounts'],
        summary: 'Change the password; every other device is signed out',
        security: signedIn,
        body: passwordChange,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const viewer = await deps.viewers.require(request);
      await changePassword(deps, viewer, request.body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/outbox',
    {
      schema: {
        operationId: 'showOutbox',
        tags: ['accounts'],
        summary: 'Without a mail server, and on this machine only: the messages that would have been sent',
        response: { 200: outboxSchema, ...problems },
      },
    },
    async (request) => {
      const outbox = openOutbox(deps, request);
      if (!outbox) throw identityErrors.outbox_closed();
      return { items: await outbox.recent(SHOWN) };
    },
  );
}
