// Reads what the recommender keeps of all titles in memory.
import { sql } from 'kysely';
import type { ChannelFact, TitleFactsReader } from '#domains/recommend/ports.ts';
import type { Database } from './database.ts';

export function sqlTitleFacts(db: Database): TitleFactsReader {
  return {
    async read() {
      const titles = await db
        .selectFrom('titles')
        .select([
          'id',
          'kind',
          'title',
          'year',
          'maturity',
          'added_at as addedAt',
          'rating_count as ratingCount',
          sql<number>`(free_basis is not null or id in (select title_id from assets where plays = 1 and removed_at is null))`.as(
            'playable',
          ),
        ])
        .orderBy('id')
        .execute();
      const genres = await db.selectFrom('genres').select(['id', 'slug', 'name']).orderBy('slug').execute();
      const slugs = new Map(genres.map(({ id, slug }) => [id, slug]));
      const genresOf = collect(
        await db
          .selectFrom('title_genres')
          .select(['title_id as titleId', 'genre_id as value'])
          .orderBy('title_id')
          .orderBy('position')
          .execute(),
      );
      const directorsOf = collect(
        await db
          .selectFrom('credits')
          .select(['title_id as titleId', 'person_id as value'])
          .where('role', '=', 'director')
          .orderBy('title_id')
          .orderBy('position')
          .execute(),
      );
      return {
        titles: titles.map((row) => ({
          ...row,
          kind: row.kind === 'series' ? 'series' : 'film',
          playable: row.playable !== 0,
          genres: (genresOf.get(row.id) ?? []).map((id) => slugs.get(id) ?? ''),
          directors: directorsOf.get(row.id) ?? [],
        })),
        genres: genres.map(({ slug, name }) => ({ slug, name })),
        channels: await readChannels(db),
      };
    },

    async version() {
      const { rows } = await sql<{ catalogue: string; ratings: number | null }>`select
        (select count(*) || ' ' || coalesce(max(updated_at), 0) from titles) || ' ' ||
        (select count(*) || ' ' || coalesce(max(updated_at), 0) from assets where plays = 1 and removed_at is null) || ' ' ||
        (select count(*) || ' ' || coalesce(sum(position * title_id), 0) from channel_titles) as catalogue,
        (select sum(rating_count) from titles) as ratings`.execute(db);
      return { catalogue: rows[0]?.catalogue ?? '', ratings: String(rows[0]?.ratings ?? 0) };
    },
  };
}

function collect(rows: readonly { titleId: number; value: number }[]): Map<number, number[]> {
  const byTitle = new Map<number, number[]>();
  for (const { titleId, value } of rows) {
    const known = byTitle.get(titleId);
    if (known) known.push(value);
    else byTitle.set(titleId, [value]);
  }
  return byTitle;
}

async function readChannels(db: Database): Promise<ChannelFact[]> {
  const channels = await db
    .selectFrom('channels')
    .select(['id', 'slug', 'name'])
    .orderBy('position')
    .execute();
  const members = await db
    .selectFrom('channel_titles')
    .select(['channel_id', 'title_id'])
    .orderBy('channel_id')
    .orderBy('position')
    .execute();
  const byChannel = Map.groupBy(members, (member) => member.channel_id);
  return channels.map(({ id, slug, name }) => ({
    slug,
    name: JSON.parse(name) as ChannelFact['name'],
    titles: (byChannel.get(id) ?? []).map((member) => member.title_id),
  }));
}
