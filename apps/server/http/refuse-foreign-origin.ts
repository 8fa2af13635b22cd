// Defence against cross-site request forgery: a page of another origin cannot make the browser change anything here.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineErrors } from '#engine/api/define-errors.ts';

export const originErrors = defineErrors({
  origin_refused: {
    kind: 'forbidden',
    when: 'A page of another origin tried to change something. Call the API from your own server with a bearer token.',
    message: (origin: string) => `Cannot take a change from the origin "${origin.slice(0, 100)}"`,
  },
});

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Browsers say where a request comes from in `Sec-Fetch-Site` and `Origin` and no page can forge either (Fetch Metadata).
 * Clients that are not browsers send neither and carry a bearer token instead of the cookie.
 */
export function refuseForeignOrigin(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  if (safeMethods.has(request.method)) return done();
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return done(originErrors.origin_refused(origin ?? String(site)));
  if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === request.host)) {
    return done(originErrors.origin_refused(origin));
  }
  done();
}
