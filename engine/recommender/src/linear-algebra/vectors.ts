// Dot product and norm over typed arrays: the scalar reference.

/** Sum of a[aFrom + i] * b[bFrom + i] for i in [0, length), in double precision. */
export function dot(
  a: Float32Array | Float64Array,
  aFrom: number,
  b: Float32Array | Float64Array,
  bFrom: number,
  length: number,
): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    sum0 += a[aFrom + i]! * b[bFrom + i]!;
    sum1 += a[aFrom + i + 1]! * b[bFrom + i + 1]!;
    sum2 += a[aFrom + i + 2]! * b[bFrom + i + 2]!;
    sum3 += a[aFrom + i + 3]! * b[bFrom + i + 3]!;
  }
  for (; i < length; i++) sum0 += a[aFrom + i]! * b[bFrom + i]!;
  return sum0 + sum1 + (sum2 + sum3);
}

/** Euclidean length. */
export function norm(values: Float32Array | Float64Array): number {
  return Math.sqrt(dot(values, 0, values, 0, values.length));
}
