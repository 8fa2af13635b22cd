// Entity tags (RFC 9110, 8.8.3) for a route's answers: a client that has the body already gets 304 without it.
import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * An `onSend` hook of a route. Tags are weak, because the body may be compressed on its way; the client asks each time
 * (`no-cache`), and nobody in between keeps it, since what is shown depends on the profile.
 */
export function answerEtag(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: Error | null, payload?: unknown) => void,
): void {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return done(null, payload);
  const tag = `W/"${hash('sha1', payload, 'base64url')}"`;
  void reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (!matches(request.headers['if-none-match'], tag)) return done(null, payload);
  void reply.code(304).removeHeader('content-type').removeHeader('content-length');
  done(null, '');
}

/** Weak comparison, RFC 9110, 13.1.2. */
function matches(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const bare = tag.slice(2);
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === bare);
}
