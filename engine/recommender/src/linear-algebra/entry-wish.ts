// What an entry of a row asks of least squares: the scalar twin of kernels/entries.as.ts.

/**
 * The weight of an entry and weight * target: of implicit feedback |value| and the target [value > 0]; of explicit feedback
 * (`offsets`, one a column) 1 and the target value - offset.
 */
export function entryWish(
  value: number,
  column: number,
  offsets?: Float32Array,
): { readonly weight: number; readonly wish: number } {
  if (offsets) return { weight: 1, wish: value - offsets[column]! };
  return { weight: Math.abs(value), wish: Math.max(0, value) };
}
