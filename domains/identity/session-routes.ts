// Sessions over HTTP: sign-in, sign-out, the chosen profile and the devices that are signed in.
import { problems } from '#engine/api/problem.ts';
import { type ApiApp, idParam, noContent } from '#engine/api/route-kit.ts';
import {
  deviceList,
  profileChoice,
  sessionSchema,
  signedIn,
  signInInput,
  type ViewerGate,
} from './contract.ts';
import { identityErrors } from './errors.ts';
import type { IdentityDeps } from './ports.ts';
import { presentSession } from './present-session.ts';
import { requestDevice } from './request-device.ts';
import { clearSessionCookie, presentedToken, setSessionCookie } from './session-cookie.ts';
import { signIn } from './sign-in.ts';
import { tokenHash } from './secret-token.ts';

/** Sign-ins from one network address; a household or a classroom shares one. The address that is tried has a limit of its own. */
const guarded = { rateLimit: { max: 20, timeWindow: '1 minute' } };

export function sessionRoutes(app: ApiApp, deps: IdentityDeps & { readonly viewers: ViewerGate }): void {
  const { sessions } = deps.store;

  app.post(
    '/sessions',
    {
      config: guarded,
      schema: {
        operationId: 'signIn',
        tags: ['sessions'],
        summary: 'Sign in; answers a cookie, or a token for programs',
        body: signInInput,
        response: { 201: sessionSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { transport } = request.body;
      const started = await signIn(deps, request.body, requestDevice(request, request.body));
      if (transport === 'cookie') setSessionCookie(reply, started.token, deps.publicUrl());
      const session = await presentSession(deps, started);
      return reply.code(201).send(transport === 'bearer' ? { ...session, token: started.token } : session);
    },
  );

  app.get(
    '/session',
    {
      schema: {
        operationId: 'showSession',
        tags: ['sessions'],
        summary: 'Who is signed in, with the profiles of the account',
        security: signedIn,
        response: { 200: sessionSchema, ...problems },
      },
    },
    async (request) => {
      const { accountId, profile } = await deps.viewers.require(request);
      return presentSession(deps, { accountId, profileId: profile?.id ?? null });
    },
  );

  app.delete(
    '/session',
    {
      schema: {
        operationId: 'signOut',
        tags: ['sessions'],
        summary: 'Sign out here; done also when nobody is signed in',
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const token = presentedToken(request);
      if (token !== null) await sessions.endByToken(tokenHash(token));
      clearSessionCookie(reply, deps.publicUrl());
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/session/profile',
    {
      schema: {
        operationId: 'chooseProfile',
        tags: ['sessions'],
        summary: 'Choose who is watching',
        security: signedIn,
        body: profileChoice,
        response: { 200: sessionSchema, ...problems },
      },
    },
    async (request) => {
      const { accountId, sessionId } = await deps.viewers.require(request);
      const { profileId } = request.body;
      if (!(await sessions.choose(sessionId, profileId))) throw identityErrors.profile_not_found(profileId);
      return presentSession(deps, { accountId, profileId });
    },
  );

  app.get(
    '/account/devices',
    {
      schema: {
        operationId: 'listDevices',
        tags: ['sessions'],
        summary: 'Devices that are signed in, the last used first',
        security: signedIn,
        response: { 200: deviceList, ...problems },
      },
    },
    async (request) => {
      const { accountId, sessionId } = await deps.viewers.require(request);
      const devices = await sessions.devices(accountId, deps.clock.now());
      return {
        items: devices.map(({ id, name, createdAt, lastSeenAt }) => ({
          id,
          name,
          createdAt,
          lastSeenAt,
          current: id === sessionId,
        })),
      };
    },
  );

  app.delete(
    '/account/devices/:id',
    {
      schema: {
        operationId: 'signOutDevice',
        tags: ['sessions'],
        summary: 'Sign out one device',
        security: signedIn,
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { accountId, sessionId } = await deps.viewers.require(request);
      const { id } = request.params;
      if (!(await sessions.end(accountId, id))) throw identityErrors.device_not_found(id);
      if (id === sessionId) clearSessionCookie(reply, deps.publicUrl());
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/account/devices',
    {
      schema: {
        operationId: 'signOutEverywhere',
        tags: ['sessions'],
        summary: 'Sign out every device, this one too',
        security: signedIn,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { accountId } = await deps.viewers.require(request);
      await sessions.endAll(accountId);
      clearSessionCookie(reply, deps.publicUrl());
      return reply.code(204).send(null);
    },
  );
}
