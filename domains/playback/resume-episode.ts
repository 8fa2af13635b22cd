// With which episode a profile goes on in a series.
import type { Episode } from '#domains/catalog/contract.ts';
import type { ProgressRow } from './ports.ts';

/**
 * The episode watched last, or the one after it when that was watched to the end; the first for who has seen none. Null when there are no
 * episodes, or the last one was watched to the end and `restart` is false.
 */
export function resumeEpisode(
  episodes: readonly Episode[],
  seen: readonly ProgressRow[],
  { restart = true }: { restart?: boolean } = {},
): { episode: Episode; mark: ProgressRow | null } | null {
  const first = episodes[0];
  if (first === undefined) return null;
  const last = seen.find((row) => episodes.some((episode) => episode.id === row.episodeId));
  if (last === undefined) return { episode: first, mark: null };
  const at = episodes.findIndex((episode) => episode.id === last.episodeId);
  const current = episodes[at];
  if (current !== undefined && !last.finished) return { episode: current, mark: last };
  const next = episodes[at + 1];
  if (next !== undefined)
    return { episode: next, mark: seen.find((row) => row.episodeId === next.id) ?? null };
  return restart ? { episode: first, mark: null } : null;
}
