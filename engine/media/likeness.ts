// Brings SSIM to the scale on which it grows evenly with the rate.

/** Decibels: 20 for an SSIM of .99, 30 for .999. */
export function likenessOf(ssim: number): number {
  return -10 * Math.log10(Math.max(1e-9, 1 - ssim));
}

export function ssimOf(likeness: number): number {
  return 1 - 10 ** (-likeness / 10);
}
