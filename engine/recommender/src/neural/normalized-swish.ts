// A layer's nonlinearity: swish, then layer normalisation, and the way back.

const EPSILON = 1e-5;

/**
 * J. Ba, J. Kiros, G. Hinton, "Layer Normalization", 2016, over a = x sigmoid(x): every row (of gain.length) of `out` becomes
 * gain (a - mean) / deviation + shift. `scale` takes 1 / deviation of every row.
 */
export function normalizedSwish(
  x: Float32Array,
  gain: Float32Array,
  shift: Float32Array,
  { out, scale }: { readonly out: Float32Array; readonly scale: Float32Array },
): void {
  const width = gain.length;
  for (let r = 0, from = 0; from < x.length; r++, from += width) {
    let sum = 0;
    let squares = 0;
    for (let f = from; f < from + width; f++) {
      const a = x[f]! / (1 + Math.exp(-x[f]!));
      out[f] = a;
      sum += a;
      squares += a * a;
    }
    const mean = sum / width;
    const inverse = 1 / Math.sqrt(Math.max(0, squares / width - mean * mean) + EPSILON);
    scale[r] = inverse;
    for (let f = 0; f < width; f++) out[from + f] = gain[f]! * (out[from + f]! - mean) * inverse + shift[f]!;
  }
}

/** Derivatives by x (to `out`), by the gain and by the shift, from those by the result. `scale` as the way there left it. */
export function normalizedSwishGradient(
  x: Float32Array,
  scale: Float32Array,
  derivatives: Float32Array,
  to: {
    readonly gain: Float32Array;
    readonly out: Float32Array;
    readonly gainGradient: Float32Array;
    readonly shiftGradient: Float32Array;
  },
): void {
  const { gain, out, gainGradient, shiftGradient } = to;
  const width = gain.length;
  const normal = new Float32Array(width);
  gainGradient.fill(0);
  shiftGradient.fill(0);
  for (let r = 0, from = 0; from < x.length; r++, from += width) {
    let mean = 0;
    for (let f = 0; f < width; f++) {
      normal[f] = x[from + f]! / (1 + Math.exp(-x[from + f]!));
      mean += normal[f]! / width;
    }
    let sum = 0;
    let along = 0;
    for (let f = 0; f < width; f++) {
      normal[f] = (normal[f]! - mean) * scale[r]!;
      const derivative = derivatives[from + f]!;
      gainGradient[f]! += derivative * normal[f]!;
      shiftGradient[f]! += derivative;
      sum += derivative * gain[f]!;
      along += derivative * gain[f]! * normal[f]!;
    }
    for (let f = 0; f < width; f++) {
      const own = derivatives[from + f]! * gain[f]!;
      const da = scale[r]! * (own - sum / width - (normal[f]! * along) / width);
      const sigmoid = 1 / (1 + Math.exp(-x[from + f]!));
      out[from + f] = da * sigmoid * (1 + x[from + f]! * (1 - sigmoid));
    }
  }
}
