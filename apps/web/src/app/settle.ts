// Turns a call of the SDK into the outcome that RTK Query keeps: the answer, or the problem the server named.
import { HttpError, type Problem } from '@kinora/sdk';

/** What went wrong, in the server's words; status 0 and code `network` when no answer came at all. */
export type Failure = Pick<Problem, 'status' | 'code' | 'faults' | 'details'>;

export async function settle<Answer>(
  answer: Promise<Answer>,
): Promise<{ data: Answer } | { error: Failure }> {
  try {
    return { data: await answer };
  } catch (error) {
    return { error: failureOf(error) };
  }
}

/** As `settle`, for calls whose answer has no body: nothing is kept, yet not `undefined`, which RTK Query refuses. */
export async function settleEmpty(answer: Promise<unknown>): Promise<{ data: null } | { error: Failure }> {
  const outcome = await settle(answer);
  return 'error' in outcome ? outcome : { data: null };
}

export function failureOf(error: unknown): Failure {
  if (!(error instanceof HttpError)) return { status: 0, code: 'network' };
  const problem: unknown = error.data;
  const named =
    typeof problem === 'object' && problem !== null && 'code' in problem && typeof problem.code === 'string';
  if (!named) return { status: error.status, code: error.status >= 502 ? 'network' : 'other' };
  const { code, faults, details } = problem as Problem;
  return { status: error.status, code, ...(faults ? { faults } : {}), ...(details ? { details } : {}) };
}
