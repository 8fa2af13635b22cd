// The loss of an autoencoder that draws items: multinomial negative log-likelihood over all of them.

import type { Floats, NeuralMath } from './neural-math.ts';
import type { UserRow } from './user-row.ts';

export interface MultinomialLoss {
  /** Rows x `width`, of which the first `itemCount` of each row count; rows behind the last user are padding. */
  readonly logits: Floats;
  readonly width: number;
  readonly itemCount: number;
  /** One element a row each, to work with. */
  readonly scales: Floats;
  readonly sums: Floats;
}

/** Mean over the rows of - sum over items of targets * log softmax(logits). The logits become their derivatives. */
export function multinomialLoss(
  rows: readonly UserRow[],
  { logits, width, itemCount, scales, sums }: MultinomialLoss,
  math: NeuralMath,
): number {
  let loss = 0;
  const totals = rows.map(({ targets }) => targets.reduce((a, b) => a + b, 0));
  scales.fill(0);
  rows.forEach(({ items, targets }, r) => {
    scales[r] = totals[r]! / rows.length;
    items.forEach((item, p) => (loss -= targets[p]! * logits[r * width + item]!));
  });
  math.softmaxRows(logits, width, itemCount, scales, sums);
  rows.forEach(({ items, targets }, r) => {
    loss += totals[r]! * sums[r]!;
    items.forEach((item, p) => (logits[r * width + item]! -= targets[p]! / rows.length));
  });
  return loss / rows.length;
}
