// Weighted sums of rows of a dense square matrix, by the kernels or by the scalar reference.

import { KernelLayout } from '../kernels/kernels.ts';
import type { Kernels, KernelVariant } from '../kernels/kernels.ts';
import { scoringKernels } from '../kernels/scoring-kernels.ts';

/** A square matrix at rest that answers with sums of its rows. */
export interface RowSum {
  readonly size: number;
  /** The matrix, row r beginning at r * stride. */
  readonly values: Float32Array;
  readonly stride: number;
  /** out = sum over h of weights[h] * row[rows[h]]. */
  sum(rows: Int32Array, weights: Float32Array, out: Float32Array): void;
}

/**
 * Room for a size x size matrix, all zero, to be filled through `values`. Where the kernels can hold it, it lies in their
 * memory: rows are then padded to a multiple of 4.
 */
export function createRowSum(size: number, variant?: KernelVariant | 'scalar'): RowSum {
  return (variant !== 'scalar' && kernelRowSum(size, variant)) || scalarRowSum(size);
}

function scalarRowSum(size: number): RowSum {
  const values = new Float32Array(size * size);
  return {
    size,
    values,
    stride: size,
    sum(rows, weights, out) {
      out.fill(0);
      for (let h = 0; h < rows.length; h++) {
        const weight = weights[h]!;
        const row = values.subarray(rows[h]! * size, rows[h]! * size + size);
        for (let j = 0; j < size; j++) out[j]! += weight * row[j]!;
      }
    },
  };
}

function kernelRowSum(size: number, variant?: KernelVariant): RowSum | null {
  const stride = Math.ceil(size / 4) * 4;
  const layout = new KernelLayout();
  const matrix = layout.reserve(size * stride);
  const result = layout.reserve(stride);
  const kernels = scoringKernels.create(layout, variant);
  return kernels && rowSumOver(kernels, { matrix, result, size, stride });
}

/** Where a matrix lies in a memory of the kernels: row r at matrix + 4 * stride * r bytes, stride a multiple of 4 floats. */
export interface RowSumPlace {
  readonly matrix: number;
  /** Room for `stride` floats. */
  readonly result: number;
  readonly size: number;
  readonly stride: number;
}

/** Sums of the rows of a matrix that already lies in the memory of some kernels. */
export function rowSumOver(
  kernels: Kernels<ArrayBufferLike>,
  { matrix, result, size, stride }: RowSumPlace,
): RowSum {
  const padded = Math.ceil(size / 4) * 4;
  const total = kernels.floats(result, padded);
  return {
    size,
    values: kernels.floats(matrix, size * stride),
    stride,
    sum(rows, weights, out) {
      total.fill(0);
      for (let h = 0; h < rows.length; h++)
        kernels.run.addScaledRow(result, matrix + rows[h]! * stride * 4, weights[h]!, padded);
      out.set(total.subarray(0, size));
    },
  };
}
