// Takes a title away that an operator made; one that an import brought would come back with it.
import { OPERATOR_SOURCE } from './create-title.ts';
import { catalogErrors } from './errors.ts';
import type { StillFiles, TitleStore } from './ports.ts';

export interface RemoveTitleDeps {
  readonly titles: Pick<TitleStore, 'detail' | 'remove'>;
  readonly stills: Pick<StillFiles, 'remove'>;
}

/** Ratings, lists and progress of it go too. Throws `title_not_found` or `title_in_use`. */
export async function removeTitle({ titles, stills }: RemoveTitleDeps, id: number): Promise<void> {
  const title = await titles.detail(id);
  if (title === null) throw catalogErrors.title_not_found(id);
  if (title.source !== OPERATOR_SOURCE) throw catalogErrors.title_in_use(id);
  const outcome = await titles.remove(id);
  if (outcome === 'missing') throw catalogErrors.title_not_found(id);
  if (outcome === 'in-use') throw catalogErrors.title_in_use(id);
  if (title.still !== null) await stills.remove(title.still);
}
