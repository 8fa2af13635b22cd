// From titles to recommendations: finds the people who chose these titles, and recommends what else they chose.
import type { Interactions } from '@kinora/recommender';
import type { CatalogReader, TitleCard } from '#domains/catalog/contract.ts';
import { foldText } from '#engine/text/fold-text.ts';
import { moveArticle } from '#engine/text/move-article.ts';
import type { CoInteractions } from './co-interactions.ts';
import type { RecommendAnswer, RecommendInput } from './contract.ts';

export interface RecommendFromTitlesDeps {
  readonly coInteractions: CoInteractions;
  readonly catalog: Pick<CatalogReader, 'cards' | 'findByName'>;
}

export interface FromTitles extends RecommendAnswer {
  /** For each unknown name the names that come nearest, like "Heat (1995)". */
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
}

const SUGGESTIONS = 3;
/** Candidates for each title asked for, since some may be above the maturity limit. */
const CANDIDATES = 5;

/**
 * Names must be exact (accents, case and the place of the article aside); a year in brackets must be the title's. Reasons
 * count: of the people who chose any of the titles (`of`), those who also chose the recommended one (`viewers`).
 */
export async function recommendFromTitles(
  deps: RecommendFromTitlesDeps,
  { titles, limit }: RecommendInput,
  maturityLimit: number,
): Promise<FromTitles> {
  const { found, unknown, suggestions } = await resolve(deps, titles, maturityLimit);
  const from = found.map(({ id, title, year }) => ({ id, title, year }));
  const known = found.length > 0 ? await deps.coInteractions.current() : null;
  if (!known) return { from, unknown, suggestions, viewers: 0, items: [] };
  const ids = from.map(({ id }) => id);
  const { people, shared } = countShared(known.data, ids);
  if (people === 0) return { from, unknown, suggestions, viewers: 0, items: [] };
  const ranked = known.model
    .recommend(
      ids.map((item) => ({ item })),
      { limit: limit * CANDIDATES },
    )
    .map(({ item, score, match }) => ({ id: Number(item), score, match, viewers: shared(Number(item)) }))
    .filter(({ viewers }) => viewers > 0);
  const byId = new Map(ranked.map((entry) => [entry.id, entry]));
  const cards = await deps.catalog.cards([...byId.keys()], { maturityLimit });
  return {
    from,
    unknown,
    suggestions,
    viewers: people,
    items: cards.slice(0, limit).flatMap((title) => {
      const entry = byId.get(title.id);
      if (!entry) return [];
      const reason = { kind: 'shared-viewers' as const, viewers: entry.viewers, of: people };
      return [{ title, match: entry.match, score: entry.score, reason }];
    }),
  };
}

async function resolve(
  { catalog }: RecommendFromTitlesDeps,
  titles: RecommendInput['titles'],
  maturityLimit: number,
): Promise<{ found: TitleCard[]; unknown: string[]; suggestions: Record<string, string[]> }> {
  const found = new Map<number, TitleCard>();
  const unknown: string[] = [];
  const suggestions: Record<string, string[]> = {};
  for (const asked of titles) {
    const ids =
      typeof asked === 'number'
        ? [asked]
        : (await catalog.findByName(asked, SUGGESTIONS)).map((candidate) => candidate.id);
    const cards = await catalog.cards(ids, { maturityLimit });
    const match = cards.find((card) => typeof asked === 'number' || isNamed(card, asked));
    if (match) found.set(match.id, match);
    else {
      unknown.push(String(asked));
      suggestions[String(asked)] = cards.map(({ title, year }) =>
        year === null ? title : `${title} (${year})`,
      );
    }
  }
  return { found: [...found.values()], unknown, suggestions };
}

function isNamed(card: TitleCard, asked: string): boolean {
  const parts = /^(.*\S)\s*\((\d{4})\)\s*$/su.exec(asked);
  const year = parts?.[2] === undefined ? null : Number(parts[2]);
  if (year !== null && card.year !== year) return false;
  const wanted = foldText(moveArticle((parts?.[1] ?? asked).trim()));
  return foldText(card.title) === wanted || foldText(card.originalTitle ?? '') === wanted;
}

/** How many people chose any of the titles, and of them each other title. */
function countShared(
  data: Interactions,
  ids: readonly number[],
): { people: number; shared: (id: number) => number } {
  const { byItem, matrix, items } = data;
  const people = new Set<number>();
  for (const id of ids) {
    const item = items.indexOf(id);
    if (item < 0) continue;
    for (const user of byItem.column.subarray(byItem.start[item], byItem.start[item + 1])) people.add(user);
  }
  const counts = new Int32Array(items.size);
  for (const user of people) {
    for (const item of matrix.column.subarray(matrix.start[user], matrix.start[user + 1])) {
      counts[item] = (counts[item] ?? 0) + 1;
    }
  }
  return {
    people: people.size,
    shared(id) {
      const item = items.indexOf(id);
      return item < 0 ? 0 : (counts[item] ?? 0);
    },
  };
}
