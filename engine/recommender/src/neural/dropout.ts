// Which elements dropout takes: a hash of a seed and the element's place, the scalar twin of `kept` in the kernels.

/** The hash below which an element is dropped: the rate as a part of 2^32. */
export function dropoutThreshold(rate: number): number {
  return Math.floor(rate * 2 ** 32);
}

/** Whether the element stays: lowbias32 (C. Wellons) over a Weyl sequence. */
export function isKept(seed: number, place: number, threshold: number): boolean {
  let h = (Math.imul(place, 0x9e3779b9) + seed) | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0x735a2d97);
  h ^= h >>> 15;
  return h >>> 0 >= threshold;
}
