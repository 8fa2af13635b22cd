// Lists answer in pages: opaque cursors that stay right while rows come and go (keyset, never offset).
import { z } from 'zod';
import { defineErrors } from './define-errors.ts';

export const pageErrors = defineErrors({
  cursor_invalid: {
    kind: 'invalid',
    when: 'The cursor was not made by this list. Start again without one.',
    message: (cursor: string) => `Cannot read cursor "${cursor.slice(0, 80)}": it was not made by this list`,
  },
});

/** Query fields of every list. `limit` in rows. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional().describe('From `next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export interface Page<Item> {
  items: Item[];
  /** Cursor of the next page; null on the last one. */
  next: string | null;
}

export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z.object({ items: z.array(item), next: z.string().nullable() }).meta({ id });
}

type CursorPart = string | number | null;

export function encodeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

const cursorParts = z.array(z.union([z.string().max(400), z.number(), z.null()])).max(8);

/** Reads a cursor of exactly `length` parts. Throws `cursor_invalid`. */
export function decodeCursor(cursor: string, length: number): CursorPart[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw pageErrors.cursor_invalid(cursor);
  }
  const parts = cursorParts.safeParse(parsed);
  if (!parts.success || parts.data.length !== length) throw pageErrors.cursor_invalid(cursor);
  return parts.data;
}

/** Reads a cursor of exactly `length` numbers. Throws `cursor_invalid`. */
export function decodeNumbers(cursor: string, length: number): number[] {
  return decodeCursor(cursor, length).map((part) => {
    if (typeof part !== 'number') throw pageErrors.cursor_invalid(cursor);
    return part;
  });
}
