// Dense matrices in one memory and their products: by the kernels, or by the scalar reference.

import { KernelLayout } from '../kernels/kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import { scoringKernels } from '../kernels/scoring-kernels.ts';

export interface Product {
  readonly a: Float32Array;
  /** A is stored k x m instead of m x k. */
  readonly transposeA?: boolean;
  readonly b: Float32Array;
  /** B is stored n x k instead of k x n. */
  readonly transposeB?: boolean;
  /** Rows and columns of the product, multiples of 8, and the inner dimension, a multiple of 4. */
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** m x n, row-major; is overwritten. */
  readonly out: Float32Array;
}

/** Named arrays, all zero at first, and what can be done with them. Arguments must be (views of) these arrays. */
export interface DenseMath<Name extends string> {
  readonly arrays: { readonly [name in Name]: Float32Array };
  /** out = op(A) op(B): m * n * k multiply-adds. */
  multiply(product: Product): void;
  /** out += weight * row; lengths equal, a multiple of 4. */
  addScaled(out: Float32Array, row: Float32Array, weight: number): void;
}

/** `lengths` of the arrays; `largest` is the largest m + n of any product. */
export function createDenseMath<Name extends string>(
  lengths: { readonly [name in Name]: number },
  largest: number,
  variant?: KernelVariant | 'scalar',
): DenseMath<Name> {
  const names = Object.keys(lengths) as Name[];
  const collect = (make: (name: Name) => Float32Array): DenseMath<Name>['arrays'] =>
    Object.fromEntries(names.map((name) => [name, make(name)])) as DenseMath<Name>['arrays'];
  if (variant !== 'scalar') {
    const layout = new KernelLayout();
    const addresses = new Map(names.map((name) => [name, layout.reserve(lengths[name])]));
    const work = layout.reserve(largest * 256);
    const kernels = scoringKernels.create(layout, variant);
    if (kernels) {
      return {
        arrays: collect((name) => kernels.floats(addresses.get(name)!, lengths[name])),
        multiply({ a, transposeA, b, transposeB, m, n, k, out }) {
          out.fill(0);
          kernels.run.multiply(
            a.byteOffset,
            transposeA ? 1 : 0,
            b.byteOffset,
            transposeB ? 1 : 0,
            m,
            n,
            k,
            out.byteOffset,
            work,
          );
        },
        addScaled: (out, row, weight) =>
          kernels.run.addScaledRow(out.byteOffset, row.byteOffset, weight, out.length),
      };
    }
  }
  return {
    arrays: collect((name) => new Float32Array(lengths[name])),
    multiply: multiplyScalar,
    addScaled(out, row, weight) {
      for (let i = 0; i < out.length; i++) out[i]! += weight * row[i]!;
    },
  };
}

function multiplyScalar({ a, transposeA, b, transposeB, m, n, k, out }: Product): void {
  out.fill(0);
  for (let i = 0; i < m; i++) {
    for (let l = 0; l < k; l++) {
      const factor = transposeA ? a[l * m + i]! : a[i * k + l]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += factor * (transposeB ? b[j * k + l]! : b[l * n + j]!);
    }
  }
}
