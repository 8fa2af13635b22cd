// Says who asks: resolves the session cookie or bearer token of a request, once per request.
import type { FastifyRequest } from 'fastify';
import type { Viewer, ViewerGate } from './contract.ts';
import { identityErrors } from './errors.ts';
import type { IdentityDeps } from './ports.ts';
import { tokenHash } from './secret-token.ts';
import { presentedToken } from './session-cookie.ts';
import { sessionEnd } from './start-session.ts';

/** Milliseconds within which a session in use is not written again. */
const TOUCH_MS = 60_000;

export type ViewerGateDeps = Pick<IdentityDeps, 'store' | 'clock' | 'background' | 'sessionDays'>;

/** One query over indexes per request; at most one write a minute and session, after the answer. */
export function createViewerGate(deps: ViewerGateDeps): ViewerGate {
  const resolved = new WeakMap<FastifyRequest, Promise<Viewer | null>>();

  const optional = (request: FastifyRequest): Promise<Viewer | null> => {
    const known = resolved.get(request);
    if (known) return known;
    const viewer = resolve(deps, request);
    resolved.set(request, viewer);
    return viewer;
  };

  const require = async (request: FastifyRequest): Promise<Viewer> => {
    const viewer = await optional(request);
    if (!viewer) throw identityErrors.sign_in_required();
    return viewer;
  };

  return {
    optional,
    require,
    async requireProfile(request) {
      const viewer = await require(request);
      const { profile } = viewer;
      if (!profile) throw identityErrors.profile_required();
      return { ...viewer, profile };
    },
    async requireOperator(request) {
      const viewer = await require(request);
      if (viewer.role !== 'operator') throw identityErrors.operator_required();
      return viewer;
    },
    recheck: (request) => resolve(deps, request),
  };
}

async function resolve(deps: ViewerGateDeps, request: FastifyRequest): Promise<Viewer | null> {
  const token = presentedToken(request);
  if (token === null) return null;
  const now = deps.clock.now();
  const session = await deps.store.sessions.live(tokenHash(token), now);
  if (!session) return null;
  const { id, accountId, role, profile, lastSeenAt } = session;
  if (now - lastSeenAt >= TOUCH_MS) {
    deps.background(() => deps.store.sessions.touch(id, { at: now, expiresAt: sessionEnd(deps) }));
  }
  return { sessionId: id, accountId, role, profile };
}
