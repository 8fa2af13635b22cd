import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { soundPrintStoreSuite } from '#domains/media/sound-print-store.suite.ts';
import { sqlAssetStore } from './asset-store.ts';
import { migrate } from './migrate.ts';
import { titleInput } from './seed-for-tests.ts';
import { sqlSoundPrintStore } from './sound-print-store.ts';
import { sqlTitleStore } from './title-store.ts';

const places = [
  { season: 1, number: 1 },
  { season: 1, number: 2 },
  { season: 1, number: 3 },
  { season: 2, number: 1 },
];

soundPrintStoreSuite('SQLite', async () => {
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const episodes = places.map((place) => ({
    ...place,
    title: 'Episode',
    originalTitle: null,
    minutes: 1,
    synopsis: null,
  }));
  const [id = 0, film = 0] = await sqlTitleStore(db).putAll(
    [titleInput('Les Vampires', { kind: 'series', episodes }), titleInput('The General')],
    1,
  );
  const rows = await db.selectFrom('episodes').select('id').orderBy('season').orderBy('number').execute();
  const [a = 0, b = 0, c = 0, d = 0] = rows.map((row) => row.id);
  return {
    store: sqlSoundPrintStore(db),
    assets: sqlAssetStore(db),
    series: { id, episodes: [a, b, c, d] },
    film,
    close,
  };
});
