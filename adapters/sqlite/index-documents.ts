// Writes the search documents of marked titles and people.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { foldText } from '#engine/text/fold-text.ts';
import { gramsOf, GRAM_WORD } from './correct-words.ts';

/** Parts several names in one column of SQL. */
const PARTED = '\u001F';

export interface DocumentIndexer {
  /** Indexes at most `limit` marked titles and people, in one transaction. Answers how many. */
  index(limit: number): number;
  /** How many are marked. */
  marked(): number;
}

export function documentIndexer(raw: DatabaseSync): DocumentIndexer {
  const statement = (sql: string): StatementSync => raw.prepare(sql);
  const marks = statement('select kind, id from search_marks limit ?');
  const countMarks = statement('select count(*) as n from search_marks');
  /** Full-text tables leave row ids behind that a number does not hold exactly, so writes answer big integers. */
  const writing = (sql: string): StatementSync => {
    const made = statement(sql);
    made.setReadBigInts(true);
    return made;
  };
  const unmark = writing('delete from search_marks where kind = ? and id = ?');
  const readTitle = statement(`select title, original_title as original,
      (select group_concat(distinct p.name || '${PARTED}') from credits c join people p on p.id = c.person_id where c.title_id = t.id) as people,
      (select group_concat(g.name || '${PARTED}') from title_genres tg join genres g on g.id = tg.genre_id where tg.title_id = t.id) as genres
    from titles t where t.id = ?`);
  const readPerson = statement('select name from people where id = ?');
  const removeTitle = writing('delete from search_titles where rowid = ?');
  const removePerson = writing('delete from search_people where rowid = ?');
  const addTitle = writing(
    'insert into search_titles (rowid, title, original, people, genres) values (?, ?, ?, ?, ?)',
  );
  const addPerson = writing('insert into search_people (rowid, name) values (?, ?)');
  const addWord = writing('insert or ignore into search_words (word) values (?)');
  const addGram = writing('insert or ignore into search_grams (gram, word_id) values (?, ?)');
  /** Spares the store words that were just seen; forgotten after each run, since a transaction may be undone. */
  let seen = new Set<string>();

  const keepWords = (texts: readonly string[]): void => {
    for (const word of texts.join(' ').split(' ')) {
      if (word === '' || seen.has(word)) continue;
      seen.add(word);
      const { changes, lastInsertRowid } = addWord.run(word);
      if (changes === 0n || word.length < GRAM_WORD) continue;
      for (const gram of gramsOf(word)) addGram.run(gram, lastInsertRowid);
    }
  };

  const indexTitle = (id: SQLInputValue): void => {
    removeTitle.run(id);
    const row = readTitle.get(id);
    if (!row) return;
    const texts = [row['title'], row['original'], row['people'], row['genres']].map((text) =>
      documentText(String(text ?? '')),
    );
    addTitle.run(id, ...texts);
    keepWords(texts);
  };

  const indexPerson = (id: SQLInputValue): void => {
    removePerson.run(id);
    const row = readPerson.get(id);
    if (!row) return;
    const name = documentText(String(row['name']));
    addPerson.run(id, name);
    keepWords([name]);
  };

  return {
    marked: () => Number(countMarks.get()?.['n'] ?? 0),

    index(limit) {
      const found = marks.all(limit);
      if (found.length === 0) return 0;
      // A savepoint, not a transaction: another part of this process may have one open on this connection.
      raw.exec('savepoint search_index');
      try {
        for (const { kind, id } of found) {
          unmark.run(kind ?? null, id ?? null);
          if (kind === 'title') indexTitle(id ?? null);
          else indexPerson(id ?? null);
        }
        raw.exec('release search_index');
      } catch (error) {
        raw.exec('rollback to search_index; release search_index');
        throw error;
      } finally {
        seen = new Set();
      }
      return found.length;
    },
  };
}

/** Folded words, and what a hyphen parts also in one: "Spider-Man" is found by "spiderman". */
function documentText(text: string): string {
  const joined = [...text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu)].map(([compound]) =>
    foldText(compound.replaceAll('-', '')),
  );
  return [foldText(text), ...joined].join(' ');
}
