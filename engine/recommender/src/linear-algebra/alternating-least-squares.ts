// Alternating least squares over a sparse matrix: by the kernels, or by the scalar reference where they cannot run.

import { KernelLayout, Kernels } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { copySparse, reserveSparse } from './inverse-gram.ts';
import { gramOfFactors, solveRow } from './least-squares-rows.ts';

export interface AlternatingOptions {
  readonly rank: number;
  readonly epochs: number;
  /** Weight of every pair, observed or not. */
  readonly alpha0: number;
  /** L2 weight of a row with so many entries out of so many columns. */
  readonly ridge: (entries: number, columns: number) => number;
  /** Awaited before every block of rows with the epochs done; throw to stop. */
  readonly onStep?: (epoch: number) => Promise<void> | void;
  /** Awaited after each epoch with the number done and a way to copy the item factors; false ends there. */
  readonly onEpoch?: (done: number, items: () => Float32Array) => Promise<boolean>;
  /** `scalar` forces the reference. Default: the best that runs here. */
  readonly with?: KernelVariant | 'scalar';
}

/** Rows solved between two steps. */
const ROWS_PER_STEP = 512;

/**
 * From the first item factors (items x rank, row-major) to those after `epochs` passes over users and items; the objective is
 * that of ImplicitAls. An epoch costs entries * rank^2 + rows * rank^3 / 3 multiply-adds.
 */
export async function alternate(
  users: SparseMatrix,
  items: SparseMatrix,
  firstItems: Float32Array,
  options: AlternatingOptions,
): Promise<Float32Array> {
  const solver =
    (options.with !== 'scalar' && kernelSolver(users, items, firstItems, options)) ||
    scalarSolver(users, items, firstItems, options);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const side of ['users', 'items'] as const) {
      const rowCount = side === 'users' ? users.rowCount : items.rowCount;
      solver.begin(side);
      for (let first = 0; first < rowCount; first += ROWS_PER_STEP) {
        await options.onStep?.(epoch);
        solver.solve(side, first, Math.min(rowCount, first + ROWS_PER_STEP));
      }
    }
    if (options.onEpoch && !(await options.onEpoch(epoch + 1, () => solver.items()))) break;
  }
  return solver.items();
}

type Side = 'users' | 'items';

interface Solver {
  /** Forms the Gram matrix of the side that stays fixed. */
  begin(side: Side): void;
  solve(side: Side, first: number, last: number): void;
  items(): Float32Array;
}

function scalarSolver(
  users: SparseMatrix,
  items: SparseMatrix,
  firstItems: Float32Array,
  options: AlternatingOptions,
): Solver {
  const { rank } = options;
  const factors = { users: new Float32Array(users.rowCount * rank), items: firstItems.slice() };
  const rowsOf = { users, items };
  const work = new Float64Array(rank * rank);
  const x = new Float64Array(rank);
  let gram: Float64Array = new Float64Array(0);
  return {
    begin: (side) =>
      (gram = gramOfFactors(factors[side === 'users' ? 'items' : 'users'], rank, options.alpha0)),
    solve(side, first, last) {
      const rows = rowsOf[side];
      const fixed = { factors: factors[side === 'users' ? 'items' : 'users'], rank, gram };
      for (let r = first; r < last; r++) {
        const from = rows.start[r]!;
        const to = rows.start[r + 1]!;
        const ridge = options.ridge(to - from, rows.columnCount);
        solveRow(fixed, rows.column.subarray(from, to), rows.value.subarray(from, to), ridge, work, x);
        factors[side].set(x, r * rank);
      }
    },
    items: () => factors.items.slice(),
  };
}

function kernelSolver(
  users: SparseMatrix,
  items: SparseMatrix,
  firstItems: Float32Array,
  options: AlternatingOptions,
): Solver | null {
  const padded = Math.ceil(options.rank / 8) * 8;
  const layout = new KernelLayout();
  const sides = {
    users: {
      rows: users,
      address: reserveSparse(layout, users),
      ridge: layout.reserve(users.rowCount),
      factors: layout.reserve(users.rowCount * padded),
    },
    items: {
      rows: items,
      address: reserveSparse(layout, items),
      ridge: layout.reserve(items.rowCount),
      factors: layout.reserve(items.rowCount * padded),
    },
  };
  const gram = layout.reserve(padded * (padded + 8));
  const work = layout.reserve(padded * (padded + 8) + padded + 128 * (padded + 16));
  const kernels = Kernels.create(layout, options.with === 'scalar' ? undefined : options.with);
  if (!kernels) return null;
  for (const { rows, address, ridge } of Object.values(sides)) {
    copySparse(kernels, address, rows);
    kernels
      .floats(ridge, rows.rowCount)
      .set(
        Float32Array.from({ length: rows.rowCount }, (_, r) =>
          options.ridge(rows.start[r + 1]! - rows.start[r]!, rows.columnCount),
        ),
      );
  }
  const own = kernels.floats(sides.items.factors, items.rowCount * padded);
  copyPadded(firstItems, options.rank, own, padded);
  const gramValues = kernels.floats(gram, padded * (padded + 8));
  return {
    begin(side) {
      const fixed = sides[side === 'users' ? 'items' : 'users'];
      gramValues.fill(0);
      kernels.run.addGram(fixed.factors, fixed.rows.rowCount, padded, gram, (padded + 8) * 4);
      for (let i = 0; i < gramValues.length; i++) gramValues[i]! *= options.alpha0;
      // Padded factors stay 0: their diagonal only has to be positive.
      for (let i = options.rank; i < padded; i++) gramValues[i * (padded + 8) + i] = 1;
    },
    solve(side, first, last) {
      const { address, ridge, factors } = sides[side];
      const fixed = sides[side === 'users' ? 'items' : 'users'].factors;
      kernels.run.solveRows(
        first,
        last,
        address.start,
        address.column,
        address.value,
        ridge,
        fixed,
        factors,
        gram,
        padded,
        work,
      );
    },
    items() {
      const out = new Float32Array(items.rowCount * options.rank);
      copyPadded(own, padded, out, options.rank);
      return out;
    },
  };
}

/** Copies rows between row lengths; what the longer one has more stays as it is. */
function copyPadded(from: Float32Array, fromRank: number, to: Float32Array, toRank: number): void {
  const rank = Math.min(fromRank, toRank);
  for (let r = 0; r * fromRank < from.length; r++)
    to.set(from.subarray(r * fromRank, r * fromRank + rank), r * toRank);
}
