// Makes a viewer's history ready for the model in service.
import type { FoldedUser, Model } from '@kinora/recommender';
import type { ViewerHistory } from './signal-weights.ts';

/**
 * Null when the model knows no title that the viewer likes: it would only answer by popularity. Models that go by order take a
 * history without times as it comes, so the oldest goes first.
 */
export function foldViewer(model: Model, history: ViewerHistory): FoldedUser | null {
  const known = history.entries.some(({ item, weight }) => weight > 0 && model.items.indexOf(item) >= 0);
  return known ? model.foldIn(history.entries.toReversed()) : null;
}
