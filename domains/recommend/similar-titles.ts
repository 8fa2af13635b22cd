// Titles like one title, as cards: what people who chose it choose, or what its facts say.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { PoolsSource } from './candidate-pools.ts';
import type { Recommended } from './contract.ts';
import { recommendErrors } from './errors.ts';
import { mayShow } from './policy.ts';
import type { ServedModel } from './served-model.ts';
import { similarIds } from './similar-ids.ts';

export interface SimilarTitlesDeps {
  readonly served: ServedModel;
  readonly pools: PoolsSource;
  readonly catalog: Pick<CatalogReader, 'cards'>;
}

const SIMILAR = 20;

/** Best first. Throws `recommended_title_not_found`. */
export async function similarTitles(
  deps: SimilarTitlesDeps,
  id: number,
  maturityLimit: number,
): Promise<Recommended[]> {
  const [pools, served] = await Promise.all([deps.pools.current(), deps.served.current()]);
  const title = pools.byId.get(id);
  if (!title || !mayShow(title, maturityLimit)) throw recommendErrors.recommended_title_not_found(id);
  const found = similarIds(served?.model ?? null, pools, id, SIMILAR, (other) =>
    mayShow(other, maturityLimit),
  );
  const scores = new Map(found.map(({ id: other, score }) => [other, score]));
  const cards = await deps.catalog.cards([...scores.keys()], { maturityLimit });
  return cards.map((card) => ({
    title: card,
    match: null,
    score: scores.get(card.id) ?? null,
    reason: { kind: 'because', titles: [{ id, title: title.title, share: 1 }] },
  }));
}
