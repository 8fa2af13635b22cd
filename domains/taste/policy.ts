// Who may see whose ratings: operators everybody's, a viewer those of the chosen profile.
import type { Viewer } from '#domains/identity/contract.ts';
import { tasteErrors } from './errors.ts';

/** The profile that a list is narrowed to; undefined for all. Throws `ratings_of_others`. */
export function visibleUser(viewer: Viewer, asked: number | undefined): number | undefined {
  if (viewer.role === 'operator') return asked;
  const own = viewer.profile?.id ?? 0;
  if (asked !== undefined && asked !== own) throw tasteErrors.ratings_of_others(asked);
  return own;
}
