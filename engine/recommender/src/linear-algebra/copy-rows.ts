// Copies matrices between row lengths.

/** Copies rows that lie `fromStride` apart to such that lie `toStride` apart; what a longer one has more stays as it is. */
export function copyRows(from: Float32Array, fromStride: number, to: Float32Array, toStride: number): void {
  const length = Math.min(fromStride, toStride);
  for (let r = 0; r * fromStride < from.length; r++)
    to.set(from.subarray(r * fromStride, r * fromStride + length), r * toStride);
}
