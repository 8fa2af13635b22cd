// Search on FTS5: prefix search ranked by bm25 and popularity; unknown words are replaced by the nearest known ones.
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SearchHits, SearchIndex } from '#domains/catalog/ports.ts';
import { foldText } from '#engine/text/fold-text.ts';
import { wordCorrector } from './correct-words.ts';
import { documentIndexer } from './index-documents.ts';
import { ensureSearchTables } from './search-schema.ts';

/** Documents taken up at once: about 10 ms, between which other requests are served. */
const SLICE = 200;
/** Documents that a search takes up before it answers; more are left to `catchUp`. */
const BEFORE_SEARCH = 400;
/** Words of a query; further ones are ignored. */
const WORDS = 12;
/** Beginnings up to this length match too much to rank all of it: the popular titles are looked through instead. */
const SHORT_PREFIX = 2;
const LOOKED_THROUGH = 3000;
/** Hits taken from the index for each shown, to be ranked again with their names. */
const RERANKED = 4;

/** Weights of title, original title, people and genres in bm25. */
const WEIGHTS = '10.0, 8.0, 3.0, 1.5';

interface Term {
  readonly word: string;
  readonly prefix: boolean;
  /** What is searched: the word itself, or the nearest known ones. */
  readonly meant: readonly string[];
}

export function searchIndex(raw: DatabaseSync): SearchIndex {
  ensureSearchTables(raw);
  const indexer = documentIndexer(raw);
  const corrector = wordCorrector(raw);
  const allowed = '(? >= 18 or t.maturity <= ?)';
  const rankTitles = raw.prepare(
    `select s.rowid as id, t.title, t.original_title as original,
       bm25(search_titles, ${WEIGHTS}) * (1 + 0.12 * ln(1 + t.rating_count)) as score
     from search_titles s join titles t on t.id = s.rowid
     where search_titles match ? and ${allowed} order by score limit ?`,
  );
  const popularTitles = raw.prepare(
    `select t.id, t.title, t.original_title as original from titles t
     where ${allowed} order by t.rating_count desc, t.id desc limit ?`,
  );
  const anyTitles = raw.prepare(
    `select s.rowid as id from search_titles s join titles t on t.id = s.rowid where search_titles match ? and ${allowed} limit ?`,
  );
  const rankPeople = raw.prepare(
    `select s.rowid as id, bm25(search_people) * (1 + 0.3 * ln((select count(*) from credits c where c.person_id = s.rowid) + 1)) as score
     from search_people s where search_people match ? order by score limit ?`,
  );
  const anyPeople = raw.prepare('select rowid as id from search_people where search_people match ? limit ?');

  const titlesMatching = (expression: string, folded: string, limit: number, maturity: number): number[] =>
    rankTitles
      .all(expression, maturity, maturity, limit * RERANKED)
      .map((row) => {
        const nearness = Math.max(
          likeness(foldText(String(row['title'])), folded),
          likeness(foldText(String(row['original'] ?? '')), folded),
        );
        return { id: Number(row['id']), score: Number(row['score']) * nearness };
      })
      .sort((a, b) => a.score - b.score)
      .slice(0, limit)
      .map(({ id }) => id);

  const titlesBeginning = (prefix: string, limit: number, maturity: number): number[] => {
    const ids = new Set<number>();
    for (const row of popularTitles.iterate(maturity, maturity, LOOKED_THROUGH)) {
      const words = ` ${foldText(String(row['title']))} ${foldText(String(row['original'] ?? ''))}`;
      if (words.includes(` ${prefix}`)) ids.add(Number(row['id']));
      if (ids.size >= limit) return [...ids];
    }
    for (const row of anyTitles.all(quote(prefix, true), maturity, maturity, limit))
      ids.add(Number(row['id']));
    return [...ids].slice(0, limit);
  };

  return {
    async search(text, { limit, people, maturityLimit }): Promise<SearchHits> {
      indexer.index(BEFORE_SEARCH);
      const folded = foldText(text);
      const words = folded.split(' ').filter(Boolean).slice(0, WORDS);
      const last = words.at(-1);
      if (last === undefined) return { titles: [], people: [], correctedTo: null };
      const unfinished = !/[^\p{L}\p{N}\p{M}]$/u.test(text);
      if (words.length === 1 && unfinished && last.length <= SHORT_PREFIX) {
        const persons = people > 0 ? anyPeople.all(quote(last, true), people) : [];
        return {
          titles: titlesBeginning(last, limit, maturityLimit),
          people: persons.map((row) => Number(row['id'])),
          correctedTo: null,
        };
      }

      const terms = words.map((word, at): Term => {
        const prefix = unfinished && at === words.length - 1;
        const known = corrector.knows(word, prefix);
        const near = known ? [] : corrector.nearest(word, prefix);
        return { word, prefix, meant: near.length > 0 ? near : [word] };
      });
      const find = (expression: string, asked: string): { titles: number[]; people: number[] } => ({
        titles: titlesMatching(expression, asked, limit, maturityLimit),
        people: people > 0 ? rankPeople.all(expression, people).map((row) => Number(row['id'])) : [],
      });
      const asked = terms.map(({ meant }) => meant[0]).join(' ');
      const hits = find(expressionOf(terms, 'AND'), asked);
      if (hits.titles.length > 0 || hits.people.length > 0) {
        return { ...hits, correctedTo: asked === folded ? null : asked };
      }
      // No title has all the words: perhaps a slip made another word that exists, or one word too many was typed.
      const wider = terms.map(({ word, prefix, meant }) => ({
        word,
        prefix,
        meant: [...new Set([...meant, ...corrector.nearest(word, prefix)])],
      }));
      const widened = find(expressionOf(wider, 'AND'), asked);
      if (widened.titles.length > 0 || widened.people.length > 0) return { ...widened, correctedTo: null };
      return { ...find(expressionOf(wider, 'OR'), asked), people: [], correctedTo: null };
    },

    async catchUp(onProgress) {
      const all = indexer.marked();
      let done = 0;
      for (let written = indexer.index(SLICE); written > 0; written = indexer.index(SLICE)) {
        done += written;
        onProgress?.(Math.min(1, done / Math.max(all, 1)));
        await nextTurn();
      }
      return done;
    },
  };
}

/** How much better a hit ranks when its name is what was asked for, or begins with it. */
function likeness(name: string, asked: string): number {
  if (name === asked) return 3;
  if (name.startsWith(asked)) return 1.6;
  return name.replace(/^(?:the|a|an|le|la|les|der|die|das|el|il) /, '').startsWith(asked) ? 1.5 : 1;
}

function expressionOf(terms: readonly Term[], operator: 'AND' | 'OR'): string {
  return terms
    .map(({ meant, prefix }) => `(${meant.map((word) => quote(word, prefix)).join(' OR ')})`)
    .join(` ${operator} `);
}

/** An FTS5 string; folded words have no quotes in them. */
function quote(word: string, prefix: boolean): string {
  return `"${word}"${prefix ? '*' : ''}`;
}
