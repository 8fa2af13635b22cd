// What a profile has watched: Continue Watching, and the share of each title for the recommender.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { WatchItem, WatchReader } from './contract.ts';
import { isBegun } from './policy.ts';
import type { ProgressRow, ProgressStore } from './ports.ts';
import { resumeEpisode } from './resume-episode.ts';

export interface WatchReaderDeps {
  readonly catalog: CatalogReader;
  readonly progress: ProgressStore;
}

/** Rows read for a list of so many items: some titles are finished, or above the limit of the profile. */
const spare = 3;

/** Most rows of history that the recommender is told of. */
const mostWatched = 2000;

export function watchReader({ catalog, progress }: WatchReaderDeps): WatchReader {
  return {
    async continueWatching(profileId, limit, { maturityLimit } = {}) {
      const rows = await progress.recent(profileId, limit * spare);
      const cards = await catalog.cards(
        rows.map((row) => row.titleId),
        maturityLimit === undefined ? {} : { maturityLimit },
      );
      const items: WatchItem[] = [];
      for (const row of rows) {
        if (items.length >= limit) break;
        const title = cards.find((card) => card.id === row.titleId);
        if (title === undefined) continue;
        const item = title.kind === 'series' ? await seriesItem(title, row) : filmItem(title, row);
        if (item !== null) items.push(item);
      }
      return items;

      /** An episode to go on with, also when the one before was just finished. */
      async function seriesItem(title: WatchItem['title'], row: ProgressRow): Promise<WatchItem | null> {
        const { episodes } = await catalog.detail(title.id);
        const going = resumeEpisode(episodes, await progress.of(profileId, title.id), { restart: false });
        if (going === null) return null;
        const { episode, mark } = going;
        const minutes = (episode.minutes ?? 0) * 60;
        const fresh = mark === null || mark.finished;
        return {
          title,
          episode,
          position: fresh ? 0 : mark.positionMs / 1000,
          duration: fresh ? minutes : mark.durationMs / 1000,
          updatedAt: row.updatedAt,
        };
      }
    },

    async watched(profileId) {
      const rows = await progress.history(profileId, mostWatched);
      const best = new Map<number, { titleId: number; share: number; at: number }>();
      for (const row of rows) {
        const share = row.finished ? 1 : Math.min(1, row.positionMs / row.durationMs);
        const known = best.get(row.titleId);
        if (known === undefined) best.set(row.titleId, { titleId: row.titleId, share, at: row.updatedAt });
        else known.share = Math.max(known.share, share);
      }
      return [...best.values()];
    },
  };
}

function filmItem(title: WatchItem['title'], row: ProgressRow): WatchItem | null {
  if (row.finished || !isBegun(row.positionMs, row.durationMs)) return null;
  return {
    title,
    episode: null,
    position: row.positionMs / 1000,
    duration: row.durationMs / 1000,
    updatedAt: row.updatedAt,
  };
}
