// Half-steps of alternating least squares by the kernels, on one thread or on several.

import { openKernels } from '../kernels/kernel-runner.ts';
import type { KernelRunner } from '../kernels/kernel-runner.ts';
import { KernelLayout } from '../kernels/kernels.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { otherSide } from './half-steps.ts';
import type { HalfStepOptions, HalfSteps, Side } from './half-steps.ts';
import { copySparse, reserveSparse } from './inverse-gram.ts';
import type { SparseAddress } from './inverse-gram.ts';

/** Entries that a kernel gathers at a time. */
const CHUNK = 128;
/** Rows between two words of the caller: some 10 ms of work of a thread at rank 64. */
const ROWS_PER_THREAD = 512;
/** With threads a step costs a message to each and back. */
const ROWS_PER_SHARED_STEP = 8192;

/** Addresses of what belongs to a side. */
interface SideAddress extends SparseAddress {
  readonly ridge: number;
  readonly factors: number;
  readonly offsets: number;
}

/** Null where kernels cannot run. */
export async function kernelHalfSteps(options: HalfStepOptions): Promise<HalfSteps | null> {
  const { rank, alpha0, explicit = false, threads, with: variant } = options;
  if (variant === 'scalar') return null;
  const matrix = { users: options.users, items: options.items };
  const padded = Math.ceil(rank / 8) * 8;
  const stride = padded + 8;
  const layout = new KernelLayout();
  const reserveSide = (rows: SparseMatrix): SideAddress => ({
    ...reserveSparse(layout, rows),
    ridge: layout.reserve(rows.rowCount),
    factors: layout.reserve(rows.rowCount * padded),
    offsets: layout.reserve(explicit ? rows.rowCount : 0),
  });
  const at = {
    users: reserveSide(matrix.users),
    items: reserveSide(matrix.items),
    gram: layout.reserve(padded * stride),
    counter: layout.reserve(1),
  };
  const kernel = rowKernel(options, padded);
  const work = Array.from({ length: threads?.count ?? 1 }, () => layout.reserve(kernel.work));
  const runner = await openKernels(layout, { threads, variant });
  if (!runner) return null;
  const { own } = runner;
  const floats = (which: 'factors' | 'offsets', each: number): Record<Side, Float32Array> => ({
    users: own.floats(at.users[which], matrix.users.rowCount * each),
    items: own.floats(at.items[which], matrix.items.rowCount * each),
  });
  for (const side of ['users', 'items'] as const) {
    copySparse(own, at[side], matrix[side]);
    copyRidges(runner, at[side].ridge, matrix[side], options.ridge);
  }
  const gram = own.floats(at.gram, padded * stride);
  const counter = own.integers(at.counter, 1);

  return {
    stride: padded,
    factors: floats('factors', padded),
    offsets: floats('offsets', explicit ? 1 : 0),
    rowsPerStep: runner.count === 1 ? ROWS_PER_THREAD : ROWS_PER_SHARED_STEP,
    async begin(side) {
      const other = otherSide(side);
      counter[0] = 0;
      if (alpha0 !== 0) {
        const args = [at.counter, at[other].factors, matrix[other].rowCount, padded, at.gram, stride * 4];
        await runner.call('gramPanels', () => args);
        for (let i = 0; i < gram.length; i++) gram[i]! *= alpha0;
        if (kernel.wholeGram) own.run.mirror(at.gram, padded, stride * 4);
      }
      // Padded factors stay 0: their diagonal only has to be positive.
      for (let i = rank; i < padded; i++) gram[i * stride + i] = 1;
    },
    async solve(side, first, last) {
      const { start, column, value, ridge, factors } = at[side];
      const fixed = at[otherSide(side)];
      counter[0] = first;
      const rows = [at.counter, last, start, column, value, explicit ? fixed.offsets : 0, ridge];
      const args = [...rows, fixed.factors, factors, at.gram, padded, ...kernel.detail];
      await runner.call(kernel.name, (thread) => [...args, work[thread]!]);
    },
    close: () => runner.drop(),
  };
}

function copyRidges(
  { own }: KernelRunner,
  address: number,
  { start, rowCount, columnCount }: SparseMatrix,
  ridge: HalfStepOptions['ridge'],
): void {
  const ridges = own.floats(address, rowCount);
  for (let r = 0; r < rowCount; r++) ridges[r] = ridge(start[r + 1]! - start[r]!, columnCount);
}

/** The kernel of a solver, its last argument before `work`, and the floats of `work` (see kernels/*.as.ts). */
function rowKernel(
  { solver = { kind: 'cholesky' }, users, items }: HalfStepOptions,
  padded: number,
): {
  readonly name: 'solveClaimedRows' | 'conjugateRows' | 'blockRows';
  readonly detail: readonly number[];
  readonly work: number;
  readonly wholeGram: boolean;
} {
  const exact = (size: number): number => size * (size + 8) + size + CHUNK * (size + 16);
  if (solver.kind === 'cg')
    return { name: 'conjugateRows', detail: [solver.steps], work: 3 * padded, wholeGram: true };
  if (solver.kind === 'cholesky')
    return { name: 'solveClaimedRows', detail: [], work: exact(padded), wholeGram: false };
  const block = Math.min(padded, Math.ceil(solver.block / 8) * 8);
  const work = exact(block) + block + Math.max(longestRow(users), longestRow(items));
  return { name: 'blockRows', detail: [block], work, wholeGram: true };
}

function longestRow({ start }: SparseMatrix): number {
  let longest = 0;
  for (let r = 1; r < start.length; r++) longest = Math.max(longest, start[r]! - start[r - 1]!);
  return longest;
}
