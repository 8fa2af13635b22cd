// Who may be shown which title: the catalogue's rule, over the facts that recommend keeps in memory.

/** Limit of who is not signed in and of adults: everything. */
export const EVERYTHING = 18;

/** A profile sees titles up to its maturity limit; below 18, titles without a rating stay hidden. */
export function mayShow(title: { readonly maturity: number | null }, maturityLimit: number): boolean {
  if (maturityLimit >= EVERYTHING) return true;
  return title.maturity !== null && title.maturity <= maturityLimit;
}
