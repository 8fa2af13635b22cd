// The running average of weights over the last rounds of a training.

/**
 * An exponential average with the weight `decay` of what came before (0 keeps the newest alone), corrected for its beginning: after
 * t rounds round k counts decay^(t - k). B. Polyak, A. Juditsky, 1992: where steps are noisy the average lies nearer the
 * optimum than any one of them.
 */
export class WeightAverage {
  readonly #decay: number;
  readonly #values = new Map<string, Float32Array>();
  #rounds = 0;

  constructor(decay: number) {
    this.#decay = decay;
  }

  /** Takes one round in. Names and lengths are the same every time. */
  add(weights: Iterable<readonly [name: string, values: Float32Array]>): void {
    this.#rounds++;
    const share = (1 - this.#decay) / (1 - this.#decay ** this.#rounds);
    for (const [name, values] of weights) {
      const average = this.#values.get(name);
      if (!average) this.#values.set(name, values.slice());
      else for (let i = 0; i < average.length; i++) average[i]! += share * (values[i]! - average[i]!);
    }
  }

  /** The average of a weight: not a copy. */
  get(name: string): Float32Array {
    const average = this.#values.get(name);
    if (!average) throw new Error(`Cannot average "${name}": nothing was added`);
    return average;
  }
}
