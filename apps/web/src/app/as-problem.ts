// Narrows what a query or a change of RTK Query failed with to what `settle` made of it.
import type { Failure } from './settle.ts';

export function asProblem(error: unknown): Failure | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? (error as Failure)
    : undefined;
}
