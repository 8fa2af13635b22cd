// The session's token on its way: in the browser's cookie, or in the Authorization header of a program.
import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'kinora_session';

/** 43 characters of base64url; whatever else is sent is not worth a query. */
const tokenShape = /^[\w-]{43}$/;

/**
 * Seconds. The longest that browsers keep a cookie (RFC 6265bis, 400 days): when the session really ends, the stored row says, so
 * that it can slide without sending the cookie again.
 */
const COOKIE_SECONDS = 400 * 24 * 3600;

/** The token that a request carries; the header goes first. Null when there is none, or none of our shape. */
export function presentedToken(request: FastifyRequest): string | null {
  const header = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = header ?? request.cookies[SESSION_COOKIE];
  return token !== undefined && tokenShape.test(token) ? token : null;
}

/** `Secure` where the public address is https, or the request came over it (as a trusted proxy says). */
export function setSessionCookie(reply: FastifyReply, token: string, publicUrl: string): void {
  void reply.setCookie(SESSION_COOKIE, token, { ...attributes(reply, publicUrl), maxAge: COOKIE_SECONDS });
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  void reply.clearCookie(SESSION_COOKIE, attributes(reply, publicUrl));
}

function attributes({ request }: FastifyReply, publicUrl: string) {
  const secure = publicUrl.startsWith('https:') || request.protocol === 'https';
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
