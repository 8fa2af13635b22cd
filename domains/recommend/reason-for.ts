// Puts what a model says of a title and a viewer into a reason that people can read.
import type { FoldedUser, Model } from '@kinora/recommender';
import type { CandidatePools } from './candidate-pools.ts';
import type { Reason } from './contract.ts';
import { mayShow } from './policy.ts';

const REASON_TITLES = 3;
const REASON_TERMS = 3;
/** Asked for more, because some may be the title itself or above the limit of the profile. */
const EXPLAINED = 20;

/**
 * The titles of the history that speak most for a title, with their share of all that speaks for it; of a model that goes through
 * people how many of those it asked chose the title, and what of the history they chose; of one that reads content what
 * they have in common. Null when the model gives none
 * (popularity), or only such as the profile may not see (any more). The title has to be one that the model knows.
 */
export function reasonFor(
  model: Model,
  viewer: FoldedUser,
  pools: CandidatePools,
  id: number,
  maturityLimit: number,
): Reason | null {
  const { reasons, people, terms = [] } = model.explain(viewer, id, { limit: EXPLAINED });
  const titles = reasons
    .flatMap(({ item, share }) => {
      const title = pools.byId.get(Number(item));
      return title && title.id !== id && share > 0 && mayShow(title, maturityLimit)
        ? [{ id: title.id, title: title.title, share }]
        : [];
    })
    .slice(0, REASON_TITLES);
  if (titles.length === 0) return null;
  const chosen = titles.map((title) => ({ id: title.id, title: title.title }));
  if (people && people.count > 0)
    return { kind: 'shared-viewers', viewers: people.count, of: people.of, titles: chosen };
  const shared = terms.flatMap(({ field, term }) => (isTold(field) ? [{ field, term }] : []));
  if (shared.length > 0) return { kind: 'about', terms: shared.slice(0, REASON_TERMS), titles: chosen };
  return { kind: 'because', titles };
}

/** Words of titles and synopses are stems, and a decade says little: genres, people and tags can be read. */
function isTold(field: string): field is 'genre' | 'person' | 'tag' {
  return field === 'genre' || field === 'person' || field === 'tag';
}
