// Profiles over HTTP: who watches under one account.
import { problems } from '#engine/api/problem.ts';
import { type ApiApp, idParam, noContent } from '#engine/api/route-kit.ts';
import {
  avatarList,
  profileInput,
  profileList,
  profilePatch,
  profileSchema,
  signedIn,
  type ViewerGate,
} from './contract.ts';
import { createProfile } from './create-profile.ts';
import { deleteProfile } from './delete-profile.ts';
import { editProfile } from './edit-profile.ts';
import type { IdentityDeps } from './ports.ts';

export function profileRoutes(
  app: ApiApp,
  deps: Pick<IdentityDeps, 'store' | 'clock' | 'avatarNames'> & { readonly viewers: ViewerGate },
): void {
  app.get(
    '/avatars',
    {
      schema: {
        operationId: 'listAvatars',
        tags: ['profiles'],
        summary: 'Names of the avatars; the pictures are at /art/avatar/{name}',
        response: { 200: avatarList, ...problems },
      },
    },
    () => ({ items: [...deps.avatarNames] }),
  );

  app.get(
    '/profiles',
    {
      schema: {
        operationId: 'listProfiles',
        tags: ['profiles'],
        summary: 'Profiles of the account',
        security: signedIn,
        response: { 200: profileList, ...problems },
      },
    },
    async (request) => {
      const { accountId } = await deps.viewers.require(request);
      return { items: await deps.store.profiles.of(accountId) };
    },
  );

  app.post(
    '/profiles',
    {
      schema: {
        operationId: 'createProfile',
        tags: ['profiles'],
        summary: 'Make a profile; a kids profile has an age limit of 12 at most',
        security: signedIn,
        body: profileInput,
        response: { 201: profileSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { accountId } = await deps.viewers.require(request);
      return reply.code(201).send(await createProfile(deps, accountId, request.body));
    },
  );

  app.patch(
    '/profiles/:id',
    {
      schema: {
        operationId: 'editProfile',
        tags: ['profiles'],
        summary: 'Change a profile; what is absent stays',
        security: signedIn,
        params: idParam,
        body: profilePatch,
        response: { 200: profileSchema, ...problems },
      },
    },
    async (request) => {
      const { accountId } = await deps.viewers.require(request);
      return editProfile(deps, accountId, request.params.id, request.body);
    },
  );

  app.delete(
    '/profiles/:id',
    {
      schema: {
        operationId: 'deleteProfile',
        tags: ['profiles'],
        summary: 'Delete a profile with its list, ratings and history; never the last one',
        security: signedIn,
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      const { accountId } = await deps.viewers.require(request);
      await deleteProfile(deps, accountId, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
