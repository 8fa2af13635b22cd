// Stops working on a request whose client has hung up already: nobody reads the answer, and it has no address to count.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineErrors } from '#engine/api/define-errors.ts';

export const abandonedErrors = defineErrors({
  request_abandoned: {
    kind: 'invalid',
    when: 'The client hung up before it was answered. Nobody sees this but the metrics.',
    message: () => 'Cannot answer the request: its client has hung up',
  },
});

/** A socket that was reset has no peer any more: node:net then answers undefined for its address. */
export function refuseAbandoned(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: (error?: Error) => void,
): void {
  done(request.socket.remoteAddress === undefined ? abandonedErrors.request_abandoned() : undefined);
}
