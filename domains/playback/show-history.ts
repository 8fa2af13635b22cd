// A page of what a profile has watched.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { HistoryItem } from './contract.ts';
import type { ProgressStore } from './ports.ts';

/** `last` is the place after which the next page starts; null on the last page. */
export async function showHistory(
  { catalog, progress }: { readonly catalog: CatalogReader; readonly progress: ProgressStore },
  profile: { readonly id: number; readonly maturityLimit: number },
  limit: number,
  after?: readonly [number, number, number],
): Promise<{ items: HistoryItem[]; last: readonly [number, number, number] | null }> {
  const rows = await progress.history(profile.id, limit, after);
  const shown = rows.slice(0, limit);
  const ids = [...new Set(shown.map((row) => row.titleId))];
  const cards = await catalog.cards(ids, { maturityLimit: profile.maturityLimit });
  const series = cards.filter((card) => card.kind === 'series');
  const episodes = (await Promise.all(series.map((card) => catalog.detail(card.id)))).flatMap(
    (detail) => detail.episodes,
  );
  const items = shown.flatMap((row): HistoryItem[] => {
    const title = cards.find((card) => card.id === row.titleId);
    if (title === undefined) return [];
    return [
      {
        title,
        episode: episodes.find((episode) => episode.id === row.episodeId) ?? null,
        position: row.positionMs / 1000,
        duration: row.durationMs / 1000,
        finished: row.finished,
        updatedAt: row.updatedAt,
      },
    ];
  });
  const end = shown.at(-1);
  const more = rows.length > limit && end !== undefined;
  return { items, last: more ? [end.updatedAt, end.titleId, end.episodeId ?? 0] : null };
}
