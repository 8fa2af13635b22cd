// The one error class of the library: every fault carries a stable code.

/** Stable codes of the faults this library reports. */
export type RecommenderErrorCode =
  | 'invalid-parameter'
  | 'invalid-interaction'
  | 'invalid-run-record'
  | 'not-fitted'
  | 'invalid-feature'
  | 'unknown-item'
  | 'known-item'
  | 'cold-item'
  | 'unsupported'
  | 'not-positive-definite'
  | 'invalid-model-file'
  | 'invalid-model-state'
  | 'invalid-score'
  | 'thread-failed';

/** A fault of the caller or of the input; `code` is stable, the message names the failed action. */
export class RecommenderError extends Error {
  readonly code: RecommenderErrorCode;

  constructor(code: RecommenderErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'RecommenderError';
    this.code = code;
  }
}

/**
 * Checks one numeric parameter of a model and returns it.
 *
 * @throws RecommenderError `invalid-parameter` when it is not a finite number inside [min, max].
 */
export function checkParameter(name: string, value: number, min: number, max = Infinity): number {
  if (!Number.isFinite(value) || value < min || value > max) {
    const range = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
    throw new RecommenderError('invalid-parameter', `Cannot use ${name} "${value}": it must be ${range}`);
  }
  return value;
}
