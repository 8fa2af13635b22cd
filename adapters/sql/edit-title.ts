// Writes what an operator says of a title, and takes a title away; neither takes anything that has a video.
import type { TitleEdit } from '#domains/catalog/ports.ts';
import { sortKey } from '#domains/catalog/sort-key.ts';
import type { Database } from './database.ts';
import { findOrInsertGenre } from './put-title.ts';

/** Inside the caller's transaction. */
export async function editTitle(
  db: Database,
  id: number,
  edit: TitleEdit,
  now: number,
): Promise<'done' | 'missing' | { inUse: number }> {
  if (!(await lockTitle(db, id))) return 'missing';
  const stored = await db.selectFrom('episodes').select('id').where('title_id', '=', id).execute();
  const named = new Set(edit.episodes.map((episode) => episode.id));
  const gone = stored.map((row) => row.id).filter((episode) => !named.has(episode));
  if (gone.length > 0) {
    const used = await db
      .selectFrom('assets')
      .select('episode_id')
      .where('title_id', '=', id)
      .where('episode_id', 'in', gone)
      .executeTakeFirst();
    if (used !== undefined) return { inUse: used.episode_id };
    await db.deleteFrom('progress').where('title_id', '=', id).where('episode_id', 'in', gone).execute();
    await db.deleteFrom('episodes').where('title_id', '=', id).where('id', 'in', gone).execute();
  }
  await db
    .updateTable('titles')
    .set({
      title: edit.title,
      original_title: edit.originalTitle,
      sort_key: sortKey(edit.title),
      year: edit.year,
      end_year: edit.endYear,
      minutes: edit.minutes,
      maturity: edit.maturity,
      synopsis: edit.synopsis,
      edited_at: now,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('title_genres').where('title_id', '=', id).execute();
  for (const [position, genre] of edit.genres.entries()) {
    const genreId = await findOrInsertGenre(db, genre);
    await db.insertInto('title_genres').values({ title_id: id, genre_id: genreId, position }).execute();
  }
  await writeEpisodes(db, id, edit.episodes);
  return 'done';
}

/** Inside the caller's transaction. */
export async function removeTitle(db: Database, id: number): Promise<'done' | 'missing' | 'in-use'> {
  if (!(await lockTitle(db, id))) return 'missing';
  const used = await db.selectFrom('assets').select('id').where('title_id', '=', id).executeTakeFirst();
  if (used !== undefined) return 'in-use';
  await db.deleteFrom('titles').where('id', '=', id).execute();
  return 'done';
}

/** Writing first takes the write lock: nothing comes in between what is read and what is written. False when there is no such title. */
async function lockTitle(db: Database, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('titles')
    .set((eb) => ({ id: eb.ref('id') }))
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** They keep their ids wherever they move: progress and videos point at them. */
async function writeEpisodes(db: Database, titleId: number, episodes: TitleEdit['episodes']): Promise<void> {
  // Out of the way first: two that change places would meet in one of them.
  await db
    .updateTable('episodes')
    .set((eb) => ({ number: eb.neg(eb.ref('id')) }))
    .where('title_id', '=', titleId)
    .execute();
  for (const { id, season, number, title, originalTitle, minutes, synopsis } of episodes) {
    const columns = { season, number, title, original_title: originalTitle, minutes, synopsis };
    if (id === null)
      await db
        .insertInto('episodes')
        .values({ title_id: titleId, ...columns })
        .execute();
    else
      await db
        .updateTable('episodes')
        .set(columns)
        .where('title_id', '=', titleId)
        .where('id', '=', id)
        .execute();
  }
}
