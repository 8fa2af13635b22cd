// Metrics of one ranked list with binary relevance, from the places of its hits.

/**
 * The metrics of one user, each at every cut-off k. `hits` is the number of held-out items among the first k, T their number.
 *
 * - `precision`: hits / k
 * - `recall`: hits / T
 * - `cappedRecall`: hits / min(k, T), the recall of Liang et al. 2018
 * - `hitRate`: 1 when hits > 0
 * - `ndcg`: sum over hits of 1 / log2(place + 1), divided by the same sum for min(k, T) hits at the top
 * - `map`: mean over min(k, T) of the precision at the place of each hit
 * - `mrr`: 1 / place of the first hit
 */
export const rankingMetrics = [
  'precision',
  'recall',
  'cappedRecall',
  'hitRate',
  'ndcg',
  'map',
  'mrr',
] as const;
export type RankingMetric = (typeof rankingMetrics)[number];

const LOG2_GAIN = Float64Array.from({ length: 4096 }, (_, place) => 1 / Math.log2(place + 1));
const gain = (place: number): number => LOG2_GAIN[place] ?? 1 / Math.log2(place + 1);

/**
 * All metrics at one cut-off, in the order of `rankingMetrics`.
 *
 * @param places Places of the hits, 1 for the first, ascending; places beyond k are ignored.
 * @param relevant T, at least 1.
 */
export function measureRanking(
  places: readonly number[],
  relevant: number,
  k: number,
  out: Float64Array,
): void {
  let hits = 0;
  let dcg = 0;
  let precisions = 0;
  for (const place of places) {
    if (place > k) break;
    hits++;
    dcg += gain(place);
    precisions += hits / place;
  }
  const ideal = Math.min(k, relevant);
  let idealGain = 0;
  for (let place = 1; place <= ideal; place++) idealGain += gain(place);
  out[0] = hits / k;
  out[1] = hits / relevant;
  out[2] = hits / ideal;
  out[3] = hits > 0 ? 1 : 0;
  out[4] = dcg / idealGain;
  out[5] = precisions / ideal;
  out[6] = hits > 0 ? 1 / places[0]! : 0;
}
