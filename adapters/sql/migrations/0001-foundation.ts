// The first schema: portable between SQLite and MySQL (booleans 0/1, times as epoch milliseconds, JSON as text).
import type { CreateTableBuilder, Kysely } from 'kysely';

type Table = CreateTableBuilder<string>;

export async function up(db: Kysely<unknown>): Promise<void> {
  const serial = (t: Table): Table => t.addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement());
  const create = (name: string): Table => db.schema.createTable(name);

  await serial(create('accounts'))
    .addColumn('email', 'varchar(254)', (c) => c.notNull())
    .addColumn('email_key', 'varchar(254)', (c) => c.notNull().unique())
    .addColumn('first_name', 'varchar(80)', (c) => c.notNull())
    .addColumn('last_name', 'varchar(80)', (c) => c.notNull())
    .addColumn('password_hash', 'varchar(255)', (c) => c.notNull())
    .addColumn('role', 'varchar(16)', (c) => c.notNull())
    .addColumn('locale', 'varchar(8)', (c) => c.notNull())
    .addColumn('confirmed_at', 'bigint')
    .addColumn('demo', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();

  await serial(create('profiles'))
    .addColumn('account_id', 'integer', (c) => c.references('accounts.id').onDelete('cascade'))
    .addColumn('name', 'varchar(40)', (c) => c.notNull())
    .addColumn('avatar', 'varchar(32)', (c) => c.notNull())
    .addColumn('language', 'varchar(8)', (c) => c.notNull())
    .addColumn('kids', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('maturity_limit', 'integer', (c) => c.notNull().defaultTo(18))
    .addColumn('autoplay_next', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('autoplay_previews', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('theme', 'varchar(8)', (c) => c.notNull().defaultTo('system'))
    .addColumn('personalised', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('source', 'varchar(60)')
    .addColumn('source_id', 'varchar(80)')
    .addColumn('attributes', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('profiles_source', ['source', 'source_id'] as never)
    .execute();
  await db.schema.createIndex('profiles_account').on('profiles').column('account_id').execute();

  await serial(create('sessions'))
    .addColumn('token_hash', 'varchar(64)', (c) => c.notNull().unique())
    .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('profile_id', 'integer', (c) => c.references('profiles.id').onDelete('set null'))
    .addColumn('device_name', 'varchar(120)', (c) => c.notNull())
    .addColumn('transport', 'varchar(8)', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sessions_account').on('sessions').column('account_id').execute();

  await create('email_tokens')
    .addColumn('token_hash', 'varchar(64)', (c) => c.primaryKey())
    .addColumn('account_id', 'integer', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('purpose', 'varchar(16)', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();

  await serial(create('titles'))
    .addColumn('kind', 'varchar(8)', (c) => c.notNull())
    .addColumn('title', 'varchar(400)', (c) => c.notNull())
    .addColumn('original_title', 'varchar(400)')
    .addColumn('language', 'varchar(16)')
    .addColumn('sort_key', 'varchar(400)', (c) => c.notNull())
    .addColumn('year', 'integer')
    .addColumn('end_year', 'integer')
    .addColumn('minutes', 'integer')
    .addColumn('maturity', 'integer')
    .addColumn('synopsis', 'text')
    .addColumn('sound', 'varchar(8)')
    .addColumn('picture', 'varchar(16)')
    .addColumn('free_basis', 'varchar(48)')
    .addColumn('free_note', 'text')
    .addColumn('source', 'varchar(60)', (c) => c.notNull())
    .addColumn('source_id', 'varchar(120)', (c) => c.notNull())
    .addColumn('rating_count', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('rating_mean', 'double precision')
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('titles_source', ['source', 'source_id'] as never)
    .execute();
  for (const [name, columns] of [
    ['titles_by_popularity', ['rating_count', 'id']],
    ['titles_by_added', ['added_at', 'id']],
    ['titles_by_sort_key', ['sort_key', 'id']],
    ['titles_by_year', ['year', 'id']],
    ['titles_by_kind', ['kind', 'rating_count', 'id']],
  ] as const) {
    await db.schema
      .createIndex(name)
      .on('titles')
      .columns([...columns])
      .execute();
  }

  await serial(create('genres'))
    .addColumn('slug', 'varchar(60)', (c) => c.notNull().unique())
    .addColumn('name', 'varchar(60)', (c) => c.notNull())
    .execute();
  const ofTitle = (t: Table): Table =>
    t.addColumn('title_id', 'integer', (c) => c.notNull().references('titles.id').onDelete('cascade'));
  await ofTitle(create('title_genres'))
    .addColumn('genre_id', 'integer', (c) => c.notNull().references('genres.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('title_genres_key', ['title_id', 'genre_id'] as never)
    .execute();
  await db.schema
    .createIndex('title_genres_by_genre')
    .on('title_genres')
    .columns(['genre_id', 'title_id'])
    .execute();
  await ofTitle(create('title_countries'))
    .addColumn('country', 'varchar(2)', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('title_countries_key', ['title_id', 'country'] as never)
    .execute();
  await db.schema
    .createIndex('title_countries_by_country')
    .on('title_countries')
    .columns(['country', 'title_id'])
    .execute();

  await serial(create('people'))
    .addColumn('name', 'varchar(200)', (c) => c.notNull())
    .addColumn('name_key', 'varchar(200)', (c) => c.notNull().unique())
    .execute();
  await ofTitle(create('credits'))
    .addColumn('person_id', 'integer', (c) => c.notNull().references('people.id').onDelete('cascade'))
    .addColumn('role', 'varchar(16)', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('played', 'varchar(200)')
    .addPrimaryKeyConstraint('credits_key', ['title_id', 'role', 'position'] as never)
    .execute();
  await db.schema.createIndex('credits_by_person').on('credits').columns(['person_id', 'title_id']).execute();

  await ofTitle(serial(create('episodes')))
    .addColumn('season', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('title', 'varchar(400)', (c) => c.notNull())
    .addColumn('original_title', 'varchar(400)')
    .addColumn('minutes', 'integer')
    .addColumn('synopsis', 'text')
    .addUniqueConstraint('episodes_place', ['title_id', 'season', 'number'] as never)
    .execute();

  await serial(create('channels'))
    .addColumn('slug', 'varchar(60)', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .execute();
  await ofTitle(create('channel_titles'))
    .addColumn('channel_id', 'integer', (c) => c.notNull().references('channels.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('channel_titles_key', ['channel_id', 'title_id'] as never)
    .execute();
  await db.schema.createIndex('channel_titles_by_title').on('channel_titles').column('title_id').execute();

  await create('links')
    .addColumn('title_id', 'integer', (c) => c.primaryKey().references('titles.id').onDelete('cascade'))
    .addColumn('movielens_id', 'integer')
    .addColumn('imdb_id', 'varchar(16)')
    .addColumn('tmdb_id', 'integer')
    .execute();

  const ofProfile = (t: Table): Table =>
    t.addColumn('profile_id', 'integer', (c) => c.notNull().references('profiles.id').onDelete('cascade'));
  await ofTitle(ofProfile(create('ratings')))
    .addColumn('half_stars', 'integer', (c) => c.notNull())
    .addColumn('rated_at', 'bigint')
    .addColumn('sequence', 'integer')
    .addPrimaryKeyConstraint('ratings_key', ['profile_id', 'title_id'] as never)
    .execute();
  await db.schema.createIndex('ratings_by_title').on('ratings').columns(['title_id', 'profile_id']).execute();
  await ofTitle(ofProfile(create('thumbs')))
    .addColumn('thumb', 'integer', (c) => c.notNull())
    .addColumn('thumbed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('thumbs_key', ['profile_id', 'title_id'] as never)
    .execute();
  await db.schema.createIndex('thumbs_by_title').on('thumbs').column('title_id').execute();
  await ofTitle(ofProfile(create('list_items')))
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('list_items_key', ['profile_id', 'title_id'] as never)
    .execute();
  await db.schema.createIndex('list_items_by_title').on('list_items').column('title_id').execute();
  await ofTitle(ofProfile(create('tags')))
    .addColumn('tag_key', 'varchar(255)', (c) => c.notNull())
    .addColumn('tag', 'varchar(255)', (c) => c.notNull())
    .addColumn('tagged_at', 'bigint')
    .addPrimaryKeyConstraint('tags_key', ['profile_id', 'title_id', 'tag_key'] as never)
    .execute();
  await db.schema.createIndex('tags_by_title').on('tags').column('title_id').execute();

  await ofTitle(ofProfile(create('progress')))
    .addColumn('episode_id', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('position_ms', 'bigint', (c) => c.notNull())
    .addColumn('duration_ms', 'bigint', (c) => c.notNull())
    .addColumn('finished', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('hidden', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('progress_key', ['profile_id', 'title_id', 'episode_id'] as never)
    .execute();
  await db.schema
    .createIndex('progress_by_time')
    .on('progress')
    .columns(['profile_id', 'updated_at'])
    .execute();
  await db.schema.createIndex('progress_by_title').on('progress').column('title_id').execute();

  await ofTitle(serial(create('assets')))
    .addColumn('episode_id', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('origin', 'varchar(16)', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('source_name', 'varchar(255)', (c) => c.notNull())
    .addColumn('source_path', 'text')
    .addColumn('facts', 'text')
    .addColumn('renditions', 'text', (c) => c.notNull())
    .addColumn('duration_ms', 'bigint')
    .addColumn('error_code', 'varchar(60)')
    .addColumn('error_message', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('assets_by_title')
    .on('assets')
    .columns(['title_id', 'episode_id', 'state'])
    .execute();

  await serial(create('jobs'))
    .addColumn('kind', 'varchar(40)', (c) => c.notNull())
    .addColumn('unique_key', 'varchar(200)', (c) => c.notNull().unique())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('state', 'varchar(12)', (c) => c.notNull())
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('run_at', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('max_attempts', 'integer', (c) => c.notNull())
    .addColumn('lease_owner', 'varchar(64)')
    .addColumn('lease_until', 'bigint')
    .addColumn('progress', 'double precision', (c) => c.notNull().defaultTo(0))
    .addColumn('error_code', 'varchar(60)')
    .addColumn('error_message', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('jobs_ready').on('jobs').columns(['state', 'priority', 'run_at']).execute();

  await create('models')
    .addColumn('id', 'varchar(64)', (c) => c.primaryKey())
    .addColumn('name', 'varchar(40)', (c) => c.notNull())
    .addColumn('params', 'text', (c) => c.notNull())
    .addColumn('metrics', 'text')
    .addColumn('data_hash', 'varchar(64)', (c) => c.notNull())
    .addColumn('seed', 'integer', (c) => c.notNull())
    .addColumn('users', 'integer', (c) => c.notNull())
    .addColumn('items', 'integer', (c) => c.notNull())
    .addColumn('interactions', 'integer', (c) => c.notNull())
    .addColumn('train_ms', 'integer', (c) => c.notNull())
    .addColumn('file', 'varchar(255)', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await create('model_aliases')
    .addColumn('alias', 'varchar(40)', (c) => c.primaryKey())
    .addColumn('model_id', 'varchar(64)', (c) => c.notNull().references('models.id'))
    .addColumn('previous_id', 'varchar(64)', (c) => c.references('models.id'))
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();

  await create('import_files')
    .addColumn('file', 'varchar(200)', (c) => c.primaryKey())
    .addColumn('content_hash', 'varchar(64)', (c) => c.notNull())
    .addColumn('rows_done', 'integer', (c) => c.notNull())
    .addColumn('rows_bad', 'integer', (c) => c.notNull())
    .addColumn('finished', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
}
