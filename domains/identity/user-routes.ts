// Users over HTTP: every profile as data scientists see it, for operators.
import { problems } from '#engine/api/problem.ts';
import { type ApiApp, idParam } from '#engine/api/route-kit.ts';
import { signedIn, userPage, userQuery, userSchema, type ViewerGate } from './contract.ts';
import { identityErrors } from './errors.ts';
import { listUsers } from './list-users.ts';
import type { IdentityDeps } from './ports.ts';

export function userRoutes(
  app: ApiApp,
  deps: Pick<IdentityDeps, 'store'> & { readonly viewers: ViewerGate },
): void {
  app.get(
    '/users',
    {
      schema: {
        operationId: 'listUsers',
        tags: ['users'],
        summary: 'Profiles of this service and of imported data sets, without names; operators only',
        security: signedIn,
        querystring: userQuery,
        response: { 200: userPage, ...problems },
      },
    },
    async (request) => {
      await deps.viewers.requireOperator(request);
      return listUsers(deps, request.query);
    },
  );

  app.get(
    '/users/:id',
    {
      schema: {
        operationId: 'showUser',
        tags: ['users'],
        summary: 'One of them; operators only',
        security: signedIn,
        params: idParam,
        response: { 200: userSchema, ...problems },
      },
    },
    async (request) => {
      await deps.viewers.requireOperator(request);
      const user = await deps.store.users.byId(request.params.id);
      if (!user) throw identityErrors.user_not_found(request.params.id);
      return user;
    },
  );
}
