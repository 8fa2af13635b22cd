// A bias that is added to every row of a matrix, and the way back.

/** rows += bias, for as many rows of bias.length as there are. */
export function addBias(rows: Float32Array, bias: Float32Array): void {
  for (let from = 0; from < rows.length; from += bias.length) {
    for (let i = 0; i < bias.length; i++) rows[from + i]! += bias[i]!;
  }
}

/** out = the sum of the rows of out.length: the derivative of the bias. */
export function sumRows(rows: Float32Array, out: Float32Array): void {
  out.fill(0);
  for (let from = 0; from < rows.length; from += out.length)
    for (let i = 0; i < out.length; i++) out[i]! += rows[from + i]!;
}
