// Puts beside videos the titles and episodes that they belong to.
import type { CatalogReader, Episode } from '#domains/catalog/contract.ts';
import type { AssetView, ListedAsset } from './contract.ts';

export async function nameAssets(
  views: readonly AssetView[],
  catalog: Pick<CatalogReader, 'cards' | 'detail'>,
): Promise<ListedAsset[]> {
  const cards = await catalog.cards([...new Set(views.map(({ movieId }) => movieId))]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const episodes = new Map<number, Episode>();
  for (const id of new Set(
    views.filter(({ episodeId }) => episodeId !== null).map(({ movieId }) => movieId),
  )) {
    if (!byId.has(id)) continue;
    for (const episode of (await catalog.detail(id)).episodes) episodes.set(episode.id, episode);
  }
  return views.map((view) => ({
    ...view,
    movie: byId.get(view.movieId) ?? null,
    episode: view.episodeId === null ? null : (episodes.get(view.episodeId) ?? null),
  }));
}
