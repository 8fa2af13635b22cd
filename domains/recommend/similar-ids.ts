// Titles like one title: what the model learnt from people, and from the facts alone where it does not know the title.
import type { Model } from '@kinora/recommender';
import type { CandidatePools } from './candidate-pools.ts';
import type { TitleFact } from './ports.ts';

export interface SimilarId {
  readonly id: number;
  /** Comparable inside one answer only. */
  readonly score: number;
}

/** People who must have chosen a title before what they chose says more than its facts. */
const FEWEST_PEOPLE = 5;

/**
 * How much the likeness of facts adds to that of what people chose, both from 0 to 1: it orders the tail, where few people
 * say little, and leaves the first places as they are.
 */
const FACTS = 0.5;

/** Best first, without itself, among those that `keep` lets through. Facts fill up what the model leaves open. */
export function similarIds(
  model: Model | null,
  pools: CandidatePools,
  id: number,
  limit: number,
  keep: (title: TitleFact) => boolean = () => true,
): SimilarId[] {
  const title = pools.byId.get(id);
  if (!title) return [];
  let found: SimilarId[] = [];
  if (model && title.ratingCount >= FEWEST_PEOPLE && model.items.indexOf(id) >= 0) {
    // Asked for more than is needed, because only afterwards is known what may be shown.
    const learnt = model.similarItems(id, { limit: limit * 4 + 20 });
    const most = learnt[0]?.score ?? 1;
    found = learnt
      .flatMap(({ item, score }) => {
        const other = pools.byId.get(Number(item));
        if (!other || score <= 0 || !keep(other)) return [];
        return [{ id: other.id, score: score / most + FACTS * likenessOfFacts(title, other) }];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }
  if (found.length >= limit) return found;
  const known = new Set(found.map((entry) => entry.id));
  const byFacts: SimilarId[] = [];
  for (const other of pools.popular) {
    if (other.id === id || known.has(other.id) || !keep(other)) continue;
    const score = likenessOfFacts(title, other);
    if (score >= LEAST_LIKENESS) byFacts.push({ id: other.id, score });
  }
  byFacts.sort((a, b) => b.score - a.score);
  // Below what the model found, whatever its scale is.
  const ceiling = found.at(-1)?.score ?? 1;
  for (const { id: other, score } of byFacts.slice(0, limit - found.length)) {
    found.push({ id: other, score: ceiling * score });
  }
  return found;
}

const LEAST_LIKENESS = 0.2;

/**
 * 0 to 1: the shared part of the genres (weight .5), a shared director (.3), the same decade (.15; .07 for the next one), the
 * same kind (.05).
 */
export function likenessOfFacts(a: TitleFact, b: TitleFact): number {
  const shared = a.genres.filter((genre) => b.genres.includes(genre)).length;
  const all = a.genres.length + b.genres.length - shared;
  const decades =
    a.year === null || b.year === null ? 9 : Math.abs(Math.floor(a.year / 10) - Math.floor(b.year / 10));
  return (
    (all > 0 ? (0.5 * shared) / all : 0) +
    (a.directors.some((person) => b.directors.includes(person)) ? 0.3 : 0) +
    (decades === 0 ? 0.15 : decades === 1 ? 0.07 : 0) +
    (a.kind === b.kind ? 0.05 : 0)
  );
}
