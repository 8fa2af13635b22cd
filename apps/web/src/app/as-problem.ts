// Narrows what a query or a change of RTK Query failed with to the problem the server sent.
import type { Problem } from './service.ts';

export function asProblem(error: unknown): Problem | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? (error as Problem)
    : undefined;
}
