// One page of links to other catalogues, in the order of the titles' ids.
import { decodeCursor, encodeCursor, pageErrors, type Page } from '#engine/api/page.ts';
import type { Link } from './contract.ts';
import type { TitleStore } from './ports.ts';

/** Throws `cursor_invalid`. */
export async function listLinks(
  deps: { readonly titles: TitleStore },
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<Link>> {
  const rows = await deps.titles.links(cursor === undefined ? 0 : readCursor(cursor), limit);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(['links', last.movieId]) : null };
}

function readCursor(cursor: string): number {
  const [list, id] = decodeCursor(cursor, 2);
  if (list !== 'links' || typeof id !== 'number' || !Number.isSafeInteger(id))
    throw pageErrors.cursor_invalid(cursor);
  return id;
}
