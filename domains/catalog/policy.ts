// Who may see which title.

/** Limit of who is not signed in and of adults: everything. */
export const EVERYTHING = 18;

/** A profile sees titles up to its maturity limit; below 18, titles without a rating stay hidden. */
export function maySee(title: { maturity: number | null }, maturityLimit: number): boolean {
  if (maturityLimit >= EVERYTHING) return true;
  return title.maturity !== null && title.maturity <= maturityLimit;
}
