// The orders My List can be seen in.
export const listSorts = ['added', 'title', 'year', 'length'] as const;
export type ListSort = (typeof listSorts)[number];

interface Kept {
  readonly title: { readonly title: string; readonly year: number | null; readonly minutes: number | null };
  readonly addedAt: number;
}

/** Titles without a year or a length come last. */
export function sortList<Item extends Kept>(
  items: readonly Item[],
  sort: ListSort,
  compare: (a: string, b: string) => number,
): Item[] {
  const last = Number.POSITIVE_INFINITY;
  return [...items].sort((a, b) => {
    switch (sort) {
      case 'added':
        return b.addedAt - a.addedAt;
      case 'title':
        return compare(a.title.title, b.title.title);
      case 'year':
        return (a.title.year ?? last) - (b.title.year ?? last) || compare(a.title.title, b.title.title);
      default:
        return (a.title.minutes ?? last) - (b.title.minutes ?? last) || compare(a.title.title, b.title.title);
    }
  });
}
