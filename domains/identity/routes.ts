// Identity over HTTP: accounts, sessions and devices, profiles, users and the embedded outbox.
import type { ApiApp } from '#engine/api/route-kit.ts';
import { accountRoutes } from './account-routes.ts';
import type { ViewerGate } from './contract.ts';
import type { IdentityDeps } from './ports.ts';
import { profileRoutes } from './profile-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { userRoutes } from './user-routes.ts';

export interface IdentityRoutesDeps extends IdentityDeps {
  readonly viewers: ViewerGate;
}

/** Registers everything below the prefix of `app`. */
export function identityRoutes(app: ApiApp, deps: IdentityRoutesDeps): void {
  accountRoutes(app, deps);
  sessionRoutes(app, deps);
  profileRoutes(app, deps);
  userRoutes(app, deps);
}
