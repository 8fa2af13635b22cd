// A domain's list of errors: each has a stable code and a kind; only the HTTP edge turns the kind into a status.

/** What went wrong, in the words of the domain. The HTTP edge maps each kind to exactly one status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'too-many'
  | 'unavailable'
  | 'fault';

/** An error that a person may see: the message names the failed action and quotes the value. */
export class KinoraError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  /** Machine-readable facts for the client (for example `retryAfterSeconds`); never secrets or personal data. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, kind: ErrorKind, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'KinoraError';
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}

interface ErrorDefinition<Args extends readonly never[] | readonly unknown[]> {
  readonly kind: ErrorKind;
  /** When it happens and what to do about it: one sentence for the documented list. */
  readonly when: string;
  readonly message: (...args: [...Args]) => string;
  readonly details?: (...args: [...Args]) => Record<string, unknown>;
}

export interface DocumentedError {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly when: string;
}

const documented: DocumentedError[] = [];

/** Every error defined so far, in the order of definition. `docs/errors.md` is generated from it. */
export function documentedErrors(): readonly DocumentedError[] {
  return documented;
}

type Definitions = Record<string, ErrorDefinition<never[]>>;
type Makers<D extends Definitions> = {
  readonly [Code in keyof D]: (...args: Parameters<D[Code]['message']>) => KinoraError;
};

/** Defines a domain's errors. Keys are the stable codes that clients see. */
export function defineErrors<const D extends Definitions>(definitions: D): Makers<D> {
  const makers: Record<string, (...args: never[]) => KinoraError> = {};
  for (const [code, definition] of Object.entries(definitions)) {
    documented.push({ code, kind: definition.kind, when: definition.when });
    makers[code] = (...args) =>
      new KinoraError(code, definition.kind, definition.message(...args), definition.details?.(...args));
  }
  return makers as Makers<D>;
}
