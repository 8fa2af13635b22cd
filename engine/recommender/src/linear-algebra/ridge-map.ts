// A linear map from sparse rows to dense targets by ridge regression, its penalty chosen by leaving one row out.

import type { SparseMatrix } from '../sparse-matrix.ts';
import { transpose } from '../sparse-matrix.ts';
import { invertGram } from './inverse-gram.ts';

export interface RidgeMap {
  /** columns x width, row-major. */
  readonly weights: Float32Array;
  /** What a row without entries is mapped to: the mean of the targets. */
  readonly mean: Float32Array;
  readonly penalty: number;
  /** Of the penalties tried, in order: what of the targets' variance is left when a row is predicted by the others. */
  readonly left: readonly number[];
}

export interface RidgeMapOptions {
  /** Those to choose from; a single one is not compared. */
  readonly penalties: readonly number[];
  /** How far to trust each target, from 0 to 1: rows are scaled by its square root. */
  readonly trust: Float64Array;
  readonly onStep?: (done: number, total: number) => Promise<void> | void;
}

/**
 * W minimises sum of t_r ||y_r - mean - a_r W||^2 + penalty ||W||^2, in the dual: W = A^T (A A^T + penalty I)^-1 Y, so that the
 * number of columns does not matter. The error with row r left out is alpha_r / K_rr with K the inverse and alpha = K Y (R. Rifkin,
 * R. Lippert, "Notes on regularized least squares", 2007). `targets`: rows x width. Rows^3 / 3 + rows^2 * width operations a
 * penalty; rows^2 floats.
 */
export async function fitRidgeMap(
  rows: SparseMatrix,
  targets: Float32Array,
  width: number,
  { penalties, trust, onStep }: RidgeMapOptions,
): Promise<RidgeMap> {
  const n = rows.rowCount;
  const mean = weightedMean(targets, width, trust);
  const scaled = scaleRows(rows, trust);
  const columns = transpose(scaled);
  const wanted = new Float32Array(n * width);
  let variance = 0;
  for (let r = 0; r < n; r++) {
    for (let f = 0; f < width; f++) {
      const value = Math.sqrt(trust[r]!) * (targets[r * width + f]! - mean[f]!);
      wanted[r * width + f] = value;
      variance += value * value;
    }
  }
  const left: number[] = [];
  let best = { penalty: penalties[0]!, error: Infinity, alpha: new Float64Array(0) };
  for (const [tried, penalty] of penalties.entries()) {
    await onStep?.(tried, penalties.length);
    const inverse = await invertGram(scaled, columns, { lambda: penalty });
    const alpha = new Float64Array(n * width);
    let error = 0;
    for (let r = 0; r < n; r++) {
      const own = r * inverse.stride;
      const out = alpha.subarray(r * width, r * width + width);
      for (let s = 0; s < n; s++) {
        const factor = inverse.values[own + s]!;
        for (let f = 0; f < width; f++) out[f]! += factor * wanted[s * width + f]!;
      }
      for (let f = 0; f < width; f++) error += (out[f]! / inverse.values[own + r]!) ** 2;
    }
    left.push(error / (variance || 1));
    if (error < best.error) best = { penalty, error, alpha };
  }
  const weights = new Float32Array(rows.columnCount * width);
  for (let c = 0; c < columns.rowCount; c++) {
    for (let p = columns.start[c]!; p < columns.start[c + 1]!; p++) {
      const from = columns.column[p]! * width;
      for (let f = 0; f < width; f++) weights[c * width + f]! += columns.value[p]! * best.alpha[from + f]!;
    }
  }
  return { weights, mean, penalty: best.penalty, left };
}

function weightedMean(targets: Float32Array, width: number, trust: Float64Array): Float32Array {
  const sum = new Float64Array(width);
  let total = 0;
  trust.forEach((weight, r) => {
    total += weight;
    for (let f = 0; f < width; f++) sum[f]! += weight * targets[r * width + f]!;
  });
  return Float32Array.from(sum, (value) => value / (total || 1));
}

function scaleRows(rows: SparseMatrix, trust: Float64Array): SparseMatrix {
  const value = rows.value.slice();
  for (let r = 0; r < rows.rowCount; r++)
    for (let p = rows.start[r]!; p < rows.start[r + 1]!; p++) value[p]! *= Math.sqrt(trust[r]!);
  return { ...rows, value };
}
