// The one place where an error's kind becomes an HTTP status (RFC 9110).
import type { ErrorKind } from './define-errors.ts';

const statuses: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  unavailable: 503,
  fault: 500,
};

export function statusOf(kind: ErrorKind): number {
  return statuses[kind];
}
