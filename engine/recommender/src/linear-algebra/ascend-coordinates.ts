// Coordinate ascent: raises a mean over cases by a few weights where there is no slope to follow, such as a ranking metric.

const FIRST_STEP = 0.5;
const LAST_STEP = 0.03;
/** Standard errors by which the mean has to rise for a step, and may fall for a weight to become 0. */
const RISE = 1;
const FALL = 0.5;

/**
 * From `start`, one weight at a time tries 0 and a step up and down; once no weight moves, the step is halved. A weight moves only
 * where the mean of `values` over the cases rises by more than one standard error of the paired difference, so that chance
 * moves nothing, and becomes 0 where that costs less than half of one. D. Metzler, W. B. Croft, "Linear feature-based
 * models for information retrieval", 2007. Finds a local maximum; asks for the values about 100 times for five weights.
 */
export function ascendCoordinates(
  values: (weights: Float64Array) => Float64Array,
  start: Float64Array,
): Float64Array {
  const weights = start.slice();
  let best = values(weights);
  for (let step = FIRST_STEP; step >= LAST_STEP;) {
    let moved = false;
    for (let w = 0; w < weights.length; w++) {
      const own = weights[w]!;
      let [kept, highest] = [own, best];
      for (const tried of own === 0 ? [step, -step] : [own + step, own - step, 0]) {
        weights[w] = tried;
        const found = values(weights);
        const { mean, error } = compare(found, highest);
        if (mean > (tried === 0 ? -FALL : RISE) * error) [kept, highest] = [tried, found];
      }
      weights[w] = kept;
      best = highest;
      moved ||= kept !== own;
    }
    if (!moved) step /= 2;
  }
  return weights;
}

/** Mean of a - b and its standard error. */
function compare(a: Float64Array, b: Float64Array): { mean: number; error: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!;
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / a.length;
  return { mean, error: Math.sqrt(Math.max(0, squares / a.length - mean * mean) / a.length) };
}
