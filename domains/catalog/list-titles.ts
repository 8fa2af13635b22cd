// One page of titles, filtered and sorted, with the cursor of the next.
import { decodeCursor, encodeCursor, type Page } from '#engine/api/page.ts';
import type { TitleCard, TitleQuery } from './contract.ts';
import type { ArtAddresses, TitleStore } from './ports.ts';
import { toCard } from './to-card.ts';

export interface ListTitlesDeps {
  readonly titles: TitleStore;
  readonly art: ArtAddresses;
}

/** Throws `cursor_invalid`. */
export async function listTitles(
  deps: ListTitlesDeps,
  { cursor, ...query }: TitleQuery & { maturityLimit?: number },
): Promise<Page<TitleCard>> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const rows = await deps.titles.list({ ...query, after });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ row }) => toCard(row, deps.art)),
    next: rows.length > query.limit && last ? encodeCursor([last.sortValue, last.row.id]) : null,
  };
}

function readCursor(cursor: string): [string | number | null, number] {
  const [value = null, id] = decodeCursor(cursor, 2);
  return [value, Number(id)];
}
