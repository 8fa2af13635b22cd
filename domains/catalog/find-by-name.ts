// Finds titles by the name a person writes: "Heat (1995)", "Matrix, The", "Les Vampires", or nearly so.
import { foldText } from '#engine/text/fold-text.ts';
import { moveArticle } from '#engine/text/move-article.ts';
import type { SearchIndex, TitleRow, TitleStore } from './ports.ts';
import { sortKey } from './sort-key.ts';

export interface NamedTitle {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
}

/** Share of letter triples in common below which a name is another name. */
const NEAR = 0.5;

/** Exact name and year first, then exact name, exact original name, then near ones; the more rated first among equals. */
export async function findByName(
  deps: { readonly titles: TitleStore; readonly search: SearchIndex },
  name: string,
  limit: number,
): Promise<NamedTitle[]> {
  const { bare, year } = splitYear(name);
  const wanted = foldText(bare);
  if (wanted === '') return [];
  const hits = await deps.search.search(`${bare} `, {
    limit: Math.max(20, limit),
    people: 0,
    maturityLimit: 18,
  });
  const candidates = new Map<number, TitleRow>();
  for (const row of await deps.titles.bySortKey(sortKey(bare), 20)) candidates.set(row.id, row);
  for (const row of await deps.titles.byIds(hits.titles)) candidates.set(row.id, row);
  return [...candidates.values()]
    .map((row) => ({ row, rank: rankOf(row, wanted, year) }))
    .filter(({ rank }) => rank < FAR)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ row }) => ({ id: row.id, title: row.title, year: row.year }));
}

const FAR = 9;

function splitYear(name: string): { bare: string; year: number | null } {
  const match = /^(.*\S)\s*\((\d{4})\)\s*$/su.exec(name);
  return {
    bare: moveArticle((match?.[1] ?? name).trim()),
    year: match?.[2] === undefined ? null : Number(match[2]),
  };
}

/** 0 to 1 for the exact name, 2 to 3 for the original one, 4 to 6 for a near one, `FAR` for another. */
function rankOf(row: TitleRow, wanted: string, year: number | null): number {
  const otherYear = year !== null && row.year !== year ? 0.9 : 0;
  if (foldText(row.title) === wanted) return otherYear;
  if (row.originalTitle !== null && foldText(row.originalTitle) === wanted) return 2 + otherYear;
  const likeness = Math.max(
    dice(foldText(row.title), wanted),
    dice(foldText(row.originalTitle ?? ''), wanted),
  );
  return likeness < NEAR ? FAR : 4 + (1 - likeness) + otherYear;
}

/** Sørensen-Dice coefficient over letter triples, the words padded by a space. */
function dice(a: string, b: string): number {
  const triples = (text: string): Set<string> => {
    const padded = ` ${text} `;
    return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
  };
  const [left, right] = [triples(a), triples(b)];
  return (2 * left.intersection(right).size) / (left.size + right.size || 1);
}
