// Who may read the embedded outbox: only somebody at the machine that the service runs on.
import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { IdentityDeps, Outbox } from './ports.ts';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Every header in which a proxy says that it speaks for somebody else. */
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Answers the outbox, or null when mail really leaves or the request may come from elsewhere. Besides the peer, the name that
 * the browser asked for and the public address must be of this machine: the first defends against DNS rebinding, the second
 * against a proxy on the same machine that does not say whom it speaks for.
 */
export function openOutbox(
  deps: Pick<IdentityDeps, 'outbox' | 'publicUrl'>,
  request: FastifyRequest,
): Outbox | null {
  const local =
    isLoopback(request.socket.remoteAddress) &&
    isLoopback(request.ip) &&
    forwardingHeaders.every((name) => request.headers[name] === undefined) &&
    isLocalName(request.hostname) &&
    isLocalName(URL.parse(deps.publicUrl())?.hostname ?? '', '0.0.0.0', '::');
  return local ? deps.outbox : null;
}

function isLoopback(address: string | undefined): boolean {
  if (!address) return false;
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  const family = isIP(plain);
  return family !== 0 && loopback.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

function isLocalName(host: string, ...also: string[]): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === 'localhost' || also.includes(name) || isLoopback(name);
}
