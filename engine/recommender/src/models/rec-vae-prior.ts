// The composite prior of RecVAE over one dimension of the latent code.

/** Shares of the standard normal, of the posterior of before, and of a wide normal (variance e^10). */
const SHARES = [0.15, 0.75, 0.1] as const;
const WIDE_LOG_VARIANCE = 10;
const LOG_2_PI = Math.log(2 * Math.PI);

/** log p(z) of the mixture and its derivative by z; `oldMean` and `oldLogVariance` are those of the posterior of before. */
export function compositePrior(
  z: number,
  oldMean: number,
  oldLogVariance: number,
): { logDensity: number; slope: number } {
  const standard = Math.log(SHARES[0]) - 0.5 * (LOG_2_PI + z * z);
  const oldVariance = Math.exp(oldLogVariance);
  const away = z - oldMean;
  const old = Math.log(SHARES[1]) - 0.5 * (LOG_2_PI + oldLogVariance + (away * away) / oldVariance);
  const wideVariance = Math.exp(WIDE_LOG_VARIANCE);
  const wide = Math.log(SHARES[2]) - 0.5 * (LOG_2_PI + WIDE_LOG_VARIANCE + (z * z) / wideVariance);
  const largest = Math.max(standard, old, wide);
  const [a, b, c] = [Math.exp(standard - largest), Math.exp(old - largest), Math.exp(wide - largest)];
  const sum = a + b + c;
  return {
    logDensity: largest + Math.log(sum),
    slope: -(a * z + (b * away) / oldVariance + (c * z) / wideVariance) / sum,
  };
}
