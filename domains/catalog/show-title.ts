// One title with all that is known of it.
import type { TitleDetail } from './contract.ts';
import { catalogErrors } from './errors.ts';
import { maySee } from './policy.ts';
import type { ArtAddresses, TitleStore } from './ports.ts';
import { toCard } from './to-card.ts';

/** Throws `title_not_found`, also for a title above the limit. */
export async function showTitle(
  deps: { readonly titles: Pick<TitleStore, 'detail'>; readonly art: ArtAddresses },
  id: number,
  maturityLimit: number,
): Promise<TitleDetail> {
  const title = await deps.titles.detail(id);
  if (!title || !maySee(title, maturityLimit)) throw catalogErrors.title_not_found(id);
  return { ...title, ...toCard(title, deps.art) };
}
