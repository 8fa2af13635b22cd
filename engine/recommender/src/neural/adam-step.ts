// One step of Adam along a gradient.

/** Parallel arrays: what is learnt, its gradient, and the running means of the gradient and of its square. */
export interface AdamArrays {
  readonly weight: Float32Array;
  readonly gradient: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** D. Kingma, J. Ba, ICLR 2015, with beta 0.9 and 0.999, epsilon 1e-8; `step` counts from 1. */
export function adamStep({ weight, gradient, first, second }: AdamArrays, rate: number, step: number): void {
  const scale = (rate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
  for (let i = 0; i < weight.length; i++) {
    const g = gradient[i]!;
    const m = 0.9 * first[i]! + 0.1 * g;
    const v = 0.999 * second[i]! + 0.001 * g * g;
    first[i] = m;
    second[i] = v;
    weight[i]! -= (scale * m) / (Math.sqrt(v) + 1e-8);
  }
}
