// Serves the built web application: hashed files for ever, the page itself for every address that is a screen.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiApp } from '#engine/api/route-kit.ts';
import { httpErrors } from '../http/answer-errors.ts';

/** Seconds; file names carry a hash of their content. */
const A_YEAR = 31_536_000;
/** Addresses that belong to programs: an unknown one is an error, never the page. */
const machineAddress = /^\/(api|media|art|health|metrics|openapi\.json|assets|docs)(\/|$)/;

/** Answers the handler that shows the page under every address that is a screen; undefined when nothing is built. */
export async function webRoutes(
  app: ApiApp,
  dist: string,
): Promise<((request: FastifyRequest, reply: FastifyReply) => unknown) | undefined> {
  if (!existsSync(join(dist, 'index.html'))) return undefined;
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = path.includes('/assets/');
      response.header('cache-control', hashed ? `public, max-age=${A_YEAR}, immutable` : 'no-cache');
    },
  });
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  return (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const wantsPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      (request.headers.accept ?? '').includes('text/html');
    if (!wantsPage || machineAddress.test(path))
      throw httpErrors.route_not_found(request.method, request.url);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  };
}
