// The half-steps of alternating least squares: what every solver of them offers and is told.

import type { KernelVariant } from '../kernels/kernels.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import type { Threads } from '../threads/threads.ts';

export type Side = 'users' | 'items';

/** How the rows of a half-step are solved. */
export type RowSolver =
  /** Exactly, entries * rank^2 / 2 + rank^3 / 6 multiply-adds a row. */
  | { readonly kind: 'cholesky' }
  /** By so many steps from where the row stands, (1 + steps) * entries * rank * 2 multiply-adds. */
  | { readonly kind: 'cg'; readonly steps: number }
  /** Exactly in one block of so many coordinates after another, entries * rank * block / 2 multiply-adds. */
  | { readonly kind: 'blocks'; readonly block: number };

/** The problem and its solver. */
export interface HalfStepOptions {
  readonly users: SparseMatrix;
  readonly items: SparseMatrix;
  readonly rank: number;
  /** Weight of every pair, observed or not. */
  readonly alpha0: number;
  /** L2 weight of a row with so many entries out of so many columns. */
  readonly ridge: (entries: number, columns: number) => number;
  /** Values are targets from which `offsets` of the fixed side are taken, with weight 1; else they are weights. */
  readonly explicit?: boolean;
  readonly solver?: RowSolver;
  /** The result is the same, bit for bit, however many there are. */
  readonly threads?: Threads;
  /** `scalar` forces the reference. Default: the best that runs here. */
  readonly with?: KernelVariant | 'scalar';
}

/** Solves one side at a time. The arrays may be read and written between two half-steps. */
export interface HalfSteps {
  /** Floats from one row of factors to the next; those beyond the rank are 0. */
  readonly stride: number;
  readonly factors: Readonly<Record<Side, Float32Array>>;
  /** Of explicit feedback: what is taken from the values of a column, one a row of the side; else empty. */
  readonly offsets: Readonly<Record<Side, Float32Array>>;
  /** Makes ready for the rows of a side: the Gram matrix of the other. */
  begin(side: Side): Promise<void>;
  /** Rows that `solve` should be given at a time, so that the caller gets a word in. */
  readonly rowsPerStep: number;
  solve(side: Side, first: number, last: number): Promise<void>;
  /** Lets go of memory and threads; the arrays stay. */
  close(): Promise<void>;
}

export const otherSide = (side: Side): Side => (side === 'users' ? 'items' : 'users');
