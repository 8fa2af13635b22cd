// What a page may do that learns a model itself: loaded only when asked for, with the kernels of training.
import { ImplicitAls, Interactions } from '@kinora/recommender';
import type { InteractionRow } from '@kinora/recommender';

/** Ids of the best items for someone who chose `item`. */
export async function fitOnDevice(rows: readonly InteractionRow[], item: number): Promise<unknown[]> {
  const model = new ImplicitAls({ factors: 8, epochs: 3 });
  await model.fit(Interactions.from(rows));
  return model.recommend([{ item }], { limit: 5 }).map((entry) => entry.item);
}
