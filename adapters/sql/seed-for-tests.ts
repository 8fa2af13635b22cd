// Three titles and two profiles for the conformance suites that need somebody and something to speak about.
import type { TitleInput } from '#domains/catalog/ports.ts';
import type { Database } from './database.ts';
import { sqlTitleStore } from './title-store.ts';

/** A free film with the least that a title must have. */
export function titleInput(sourceId: string, changes: Partial<TitleInput> = {}): TitleInput {
  return {
    kind: 'film',
    title: sourceId,
    originalTitle: null,
    language: 'en',
    year: 1925,
    endYear: null,
    minutes: 70,
    maturity: 0,
    synopsis: null,
    sound: 'silent',
    picture: 'black-and-white',
    free: { basis: 'published-before-1931', note: 'Released in 1925.' },
    source: 'test',
    sourceId,
    genres: [{ slug: 'comedy', name: 'Comedy' }],
    countries: ['US'],
    credits: [],
    episodes: [],
    ...changes,
  };
}

export async function seedTitlesAndProfiles(
  db: Database,
): Promise<{ titles: [number, number, number]; profiles: [number, number] }> {
  const ids = await sqlTitleStore(db).putAll(
    ['The Gold Rush', 'The General', 'Safety Last!'].map((name) => titleInput(name)),
    1,
  );
  const profiles: number[] = [];
  for (const name of ['Ada', 'Blaise']) {
    const { insertId } = await db
      .insertInto('profiles')
      .values({
        account_id: null,
        name,
        avatar: 'moon',
        language: 'en',
        kids: 0,
        maturity_limit: 18,
        autoplay_next: 1,
        autoplay_previews: 1,
        theme: 'system',
        personalised: 1,
        source: 'test',
        source_id: name,
        attributes: '{}',
        created_at: 1,
      })
      .executeTakeFirstOrThrow();
    profiles.push(Number(insertId));
  }
  const [first = 0, second = 0, third = 0] = ids;
  return { titles: [first, second, third], profiles: [profiles[0] ?? 0, profiles[1] ?? 0] };
}

/** A profile as an import leaves it, with `ratings` ratings of titles made for it. Answers its id. */
export async function addImportedUser(
  db: Database,
  user: { source: string; sourceId: string; attributes: Record<string, string>; ratings: number },
): Promise<number> {
  const { insertId } = await db
    .insertInto('profiles')
    .values({
      account_id: null,
      name: `User ${user.sourceId}`,
      avatar: 'moon',
      language: 'en',
      kids: 0,
      maturity_limit: 18,
      autoplay_next: 1,
      autoplay_previews: 1,
      theme: 'system',
      personalised: 1,
      source: user.source,
      source_id: user.sourceId,
      attributes: JSON.stringify(user.attributes),
      created_at: 1,
    })
    .executeTakeFirstOrThrow();
  const names = Array.from({ length: user.ratings }, (_, index) => titleInput(`rated-${index}`));
  const titles = await sqlTitleStore(db).putAll(names, 1);
  for (const titleId of titles) {
    await db
      .insertInto('ratings')
      .values({ profile_id: Number(insertId), title_id: titleId, half_stars: 8, rated_at: 1, sequence: null })
      .execute();
  }
  return Number(insertId);
}
