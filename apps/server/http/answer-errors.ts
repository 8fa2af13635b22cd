// The edge where errors become answers: application/problem+json, with details only of errors meant for people.
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { defineErrors, KinoraError } from '#engine/api/define-errors.ts';
import type { Problem } from '#engine/api/problem.ts';
import { statusOf } from '#engine/api/status-of.ts';

export const httpErrors = defineErrors({
  request_invalid: {
    kind: 'invalid',
    when: 'A field of the request is missing or has a wrong value. `faults` names each.',
    message: (method: string, path: string) => `Cannot read the request ${method} ${path}`,
  },
  body_invalid: {
    kind: 'invalid',
    when: 'The body is not the JSON that its content type promises.',
    message: (why: string) => `Cannot read the body: ${why}`,
  },
  body_too_large: {
    kind: 'too-large',
    when: 'The body is larger than this route takes.',
    message: () => 'Cannot take the body: it is too large',
  },
  media_type_unsupported: {
    kind: 'unsupported',
    when: 'The body has a content type that this route does not take. Send application/json.',
    message: (type: string) => `Cannot read a body of type "${type.slice(0, 80)}"`,
  },
  route_not_found: {
    kind: 'not-found',
    when: 'There is nothing at this address. /openapi.json lists what there is.',
    message: (method: string, path: string) => `Cannot find ${method} ${path.slice(0, 200)}`,
  },
  address_invalid: {
    kind: 'invalid',
    when: 'The address holds a percent sign that does not begin an escape, or a part that is too long.',
    message: (path: string) => `Cannot read the address ${path.slice(0, 200)}`,
  },
  too_many_requests: {
    kind: 'too-many',
    when: 'Too many requests from one address. Wait as long as Retry-After says.',
    message: (seconds: number) => `Too many requests: try again in ${seconds} s`,
    details: (seconds: number) => ({ retryAfterSeconds: seconds }),
  },
  internal_error: {
    kind: 'fault',
    when: 'A fault of the service. The log has it under the request id in `instance`.',
    message: () => 'Something went wrong on our side',
  },
});

function toKinoraError(error: FastifyError | KinoraError, request: FastifyRequest): KinoraError | null {
  if (error instanceof KinoraError) return error;
  const path = request.url.split('?')[0] ?? '';
  if (hasZodFastifySchemaValidationErrors(error)) return httpErrors.request_invalid(request.method, path);
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return httpErrors.body_too_large();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return httpErrors.media_type_unsupported(request.headers['content-type'] ?? '');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return httpErrors.body_invalid(error.message);
    default:
      if (error instanceof SyntaxError || (error.statusCode !== undefined && error.statusCode < 500)) {
        return httpErrors.body_invalid(error.message.slice(0, 200));
      }
      return null;
  }
}

/** Sends any error as a problem; faults of ours are logged with their stack and shown without it. */
export function answerError(
  error: FastifyError | KinoraError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const known = toKinoraError(error, request);
  if (!known) request.log.error({ err: error }, 'request failed');
  const shown = known ?? httpErrors.internal_error();
  const status = statusOf(shown.kind);
  const problem: Problem = {
    type: `urn:kinora:error:${shown.code}`,
    title: STATUS_CODES[status] ?? shown.code,
    status,
    code: shown.code,
    detail: shown.message,
    instance: request.id,
  };
  if (hasZodFastifySchemaValidationErrors(error)) {
    problem.faults = error.validation.map((fault) => ({
      path: fault.instancePath.slice(1).replaceAll('/', '.'),
      message: fault.message ?? 'is invalid',
    }));
  }
  if (Object.keys(shown.details).length > 0) problem.details = shown.details;
  const retryAfter = shown.details['retryAfterSeconds'];
  if (typeof retryAfter === 'number') void reply.header('retry-after', Math.ceil(retryAfter));
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="kinora"');
  void reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}
