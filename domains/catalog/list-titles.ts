// One page of titles, filtered and sorted, with the cursor of the next.
import { decodeCursor, encodeCursor, pageErrors, type Page } from '#engine/api/page.ts';
import type { TitleCard, TitleQuery } from './contract.ts';
import type { ArtAddresses, TitleStore } from './ports.ts';
import { toCard } from './to-card.ts';

export interface ListTitlesDeps {
  readonly titles: TitleStore;
  readonly art: ArtAddresses;
}

/** Throws `cursor_invalid`, also for a cursor of another order. */
export async function listTitles(
  deps: ListTitlesDeps,
  { cursor, ...query }: TitleQuery & { maturityLimit?: number },
): Promise<Page<TitleCard>> {
  const after = cursor === undefined ? undefined : readCursor(cursor, query.sort);
  const rows = await deps.titles.list({ ...query, after });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ row }) => toCard(row, deps.art)),
    next: rows.length > query.limit && last ? encodeCursor([query.sort, last.sortValue, last.row.id]) : null,
  };
}

function readCursor(cursor: string, sort: TitleQuery['sort']): [string | number, number] {
  const [madeFor, value, id] = decodeCursor(cursor, 3);
  const fits = typeof value === (sort === 'title' ? 'string' : 'number');
  if (madeFor !== sort || !fits || typeof id !== 'number' || !Number.isSafeInteger(id)) {
    throw pageErrors.cursor_invalid(cursor);
  }
  return [value as string | number, id];
}
