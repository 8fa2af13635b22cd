// The search tables on FTS5, made when absent, with the triggers that mark what has to be indexed anew.
import type { DatabaseSync } from 'node:sqlite';

/** Another number makes the index anew at the next start. */
const VERSION = '1';

/** Times of a mark: a title is marked whenever a row that its document is made of is written. */
const marking: readonly (readonly [table: string, kind: 'title' | 'person', id: string, updates: string])[] =
  [
    ['titles', 'title', 'id', 'title, original_title'],
    ['title_genres', 'title', 'title_id', ''],
    ['credits', 'title', 'title_id', ''],
    ['people', 'person', 'id', 'name'],
  ];

/**
 * - `search_titles`, `search_people`: full text over folded words, without a copy of the text (contentless)
 * - `search_words`: every word of them, for completion and correction; `search_grams`: words of six letters and more by triples
 * - `search_marks`: what to index anew. Triggers write it inside the transaction of the change, so a killed process loses nothing.
 */
export function ensureSearchTables(raw: DatabaseSync): void {
  raw.exec('create table if not exists search_version (version text not null)');
  const version = raw.prepare('select version from search_version').get()?.['version'];
  if (version !== VERSION) {
    raw.exec('begin immediate');
    for (const { name, type } of raw
      .prepare("select name, type from sqlite_master where name like 'search_mark_%' and type = 'trigger'")
      .all()) {
      raw.exec(`drop ${String(type)} "${String(name)}"`);
    }
    for (const table of ['titles', 'people', 'vocabulary', 'words', 'grams', 'marks']) {
      raw.exec(`drop table if exists search_${table}`);
    }
    raw.exec(`
      create virtual table search_titles using fts5(title, original, people, genres,
        content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');
      create virtual table search_people using fts5(name,
        content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');
      create virtual table search_vocabulary using fts5vocab(search_titles, row);
      create table search_words (id integer primary key, word text not null unique);
      create table search_grams (gram text not null, word_id integer not null, primary key (gram, word_id)) without rowid;
      create table search_marks (kind text not null, id integer not null, primary key (kind, id)) without rowid;
      delete from search_version;
      insert into search_version values ('${VERSION}');
    `);
    for (const [table, kind, id, updates] of marking) {
      for (const event of ['insert', 'delete', ...(updates ? [`update of ${updates}`] : [])]) {
        const row = event === 'delete' ? 'old' : 'new';
        raw.exec(`create trigger search_mark_${table}_${event.split(' ')[0]} after ${event} on ${table}
          begin insert or ignore into search_marks values ('${kind}', ${row}.${id}); end`);
      }
    }
    raw.exec('commit');
  }
  markDifferences(raw);
}

/** Marks titles and people that are in one place only: after a restore, or when the index was made just now. */
function markDifferences(raw: DatabaseSync): void {
  for (const [kind, table, index] of [
    ['title', 'titles', 'search_titles_docsize'],
    ['person', 'people', 'search_people_docsize'],
  ] as const) {
    raw.exec(`
      insert or ignore into search_marks select '${kind}', id from ${table} where id not in (select id from ${index});
      insert or ignore into search_marks select '${kind}', id from ${index} where id not in (select id from ${table});
    `);
  }
}
