// Corrects what is said of a title.
import type { Clock } from '#engine/api/clock.ts';
import type { TitleDetail, TitleFacts } from './contract.ts';
import { catalogErrors } from './errors.ts';
import { genresNamed } from './genres-named.ts';
import { EVERYTHING } from './policy.ts';
import type { ArtAddresses, TitleStore } from './ports.ts';
import { showTitle } from './show-title.ts';

export interface EditTitleDeps {
  readonly titles: Pick<TitleStore, 'edit' | 'detail'>;
  readonly art: ArtAddresses;
  readonly clock: Clock;
}

/** Throws `title_not_found`, `title_kind`, `episode_not_found`, `episode_in_use` or `genre_unknown`. */
export async function editTitle(deps: EditTitleDeps, id: number, facts: TitleFacts): Promise<TitleDetail> {
  const { titles, clock } = deps;
  const before = await showTitle(deps, id, EVERYTHING);
  if (before.kind !== facts.kind) throw catalogErrors.title_kind(id, facts.kind);
  const known = new Set(before.episodes.map((episode) => episode.id));
  const stranger = facts.episodes.find((episode) => episode.id !== null && !known.has(episode.id));
  if (stranger !== undefined) throw catalogErrors.episode_not_found(stranger.id ?? 0);
  const genres = genresNamed(facts.genres, before.genres);
  const outcome = await titles.edit(id, { ...facts, genres }, clock.now());
  if (outcome === 'missing') throw catalogErrors.title_not_found(id);
  if (outcome !== 'done') throw catalogErrors.episode_in_use(outcome.inUse);
  return showTitle(deps, id, EVERYTHING);
}
