// Headers that tell browsers what pages of this service may do; the same on every answer, so they are made once.
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Content Security Policy, level 3: everything from our own origin, media and pictures also from memory. */
const policy = [
  "default-src 'self'",
  "base-uri 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self' 'unsafe-inline'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
].join(';');

/** No Strict-Transport-Security: whoever serves HTTPS in front says so. */
export const securityHeaders: readonly (readonly [string, string])[] = [
  ['content-security-policy', policy],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['origin-agent-cluster', '?1'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-dns-prefetch-control', 'off'],
  ['x-download-options', 'noopen'],
  ['x-frame-options', 'SAMEORIGIN'],
  ['x-permitted-cross-domain-policies', 'none'],
  ['x-xss-protection', '0'],
];

/** An `onRequest` hook; sets them on the raw answer, so that streams that bypass the framework carry them too. */
export function setSecurityHeaders(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  for (const [name, value] of securityHeaders) reply.raw.setHeader(name, value);
  done();
}
