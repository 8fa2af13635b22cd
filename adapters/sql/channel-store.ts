// Channels in the relational store: curated collections with their titles in order.
import { CompiledQuery } from 'kysely';
import type { ChannelInput, ChannelRow, ChannelStore } from '#domains/catalog/ports.ts';
import type { Database } from './database.ts';
import { genreNamesOf } from './genre-names.ts';
import { type CardRow, cardColumns, maturityCondition } from './title-list.ts';
import { toTitleRows } from './title-store.ts';

interface StoredChannel {
  id: number;
  slug: string;
  name: string;
  description: string;
  titles: number;
}

export function sqlChannelStore(db: Database): ChannelStore {
  const genres = genreNamesOf(db);
  const read = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;

  const readChannels = async (
    condition: string,
    values: readonly string[],
    maturityLimit: number,
    covers: number,
  ): Promise<ChannelRow[]> => {
    const maturity = maturityCondition(maturityLimit);
    const and = maturity.sql && `and ${maturity.sql}`;
    const channels = await read<StoredChannel>(
      `select c.id, c.slug, c.name, c.description, (select count(*) from channel_titles ct join titles t on t.id = ct.title_id
         where ct.channel_id = c.id ${and}) as titles
       from channels c ${condition} order by c.position`,
      [...maturity.values, ...values],
    );
    const rows: ChannelRow[] = [];
    for (const { id, slug, name, description, titles } of channels) {
      const cover = await read<CardRow>(
        `select ${cardColumns} from channel_titles ct join titles t on t.id = ct.title_id
         where ct.channel_id = ? ${and} order by t.rating_count desc, ct.position limit ?`,
        [id, ...maturity.values, covers],
      );
      rows.push({
        slug,
        name: JSON.parse(name) as ChannelRow['name'],
        description: JSON.parse(description) as ChannelRow['description'],
        titles,
        cover: await toTitleRows(cover, genres),
      });
    }
    return rows;
  };

  return {
    async all(maturityLimit, covers) {
      return (await readChannels('', [], maturityLimit, covers)).filter(({ titles }) => titles > 0);
    },

    async find(slug, maturityLimit, covers) {
      return (await readChannels('where c.slug = ?', [slug], maturityLimit, covers))[0] ?? null;
    },

    putAll: (channels) => db.transaction().execute((trx) => replaceChannels(trx, channels)),
  };
}

async function replaceChannels(db: Database, channels: readonly ChannelInput[]): Promise<void> {
  await db.deleteFrom('channel_titles').execute();
  await db.deleteFrom('channels').execute();
  for (const [position, { slug, name, description, titleIds }] of channels.entries()) {
    const { insertId } = await db
      .insertInto('channels')
      .values({ slug, name: JSON.stringify(name), description: JSON.stringify(description), position })
      .executeTakeFirstOrThrow();
    const titles = [...new Set(titleIds)].map((title_id, position) => ({
      channel_id: Number(insertId),
      title_id,
      position,
    }));
    if (titles.length > 0) await db.insertInto('channel_titles').values(titles).execute();
  }
}
