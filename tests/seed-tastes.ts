// A small world with two tastes, for tests whose right answer is plain: who likes comedies likes comedies.
import type { Kinora } from '#apps/server/compose.ts';
import type { TitleInput } from '#domains/catalog/ports.ts';
import { createRandom } from '@kinora/recommender';

export interface Tastes {
  /** Ids, the most rated first as seeded. */
  readonly comedies: readonly number[];
  readonly horrors: readonly number[];
  /** Ids of profiles that like comedies and dislike horror, and the other way round. */
  readonly merry: readonly number[];
  readonly grim: readonly number[];
}

const EACH = 15;
const PEOPLE = 30;

/** A film of one genre and nothing else. */
export function film(name: string, genre: { slug: string; name: string }, year: number): TitleInput {
  return {
    kind: 'film',
    title: name,
    originalTitle: null,
    language: 'en',
    year,
    endYear: null,
    minutes: 70,
    maturity: genre.slug === 'horror' ? 12 : 0,
    synopsis: null,
    sound: 'silent',
    picture: 'black-and-white',
    free: { basis: 'published-before-1931', note: 'Published before 1931.' },
    source: 'tastes',
    sourceId: name,
    genres: [genre],
    countries: ['US'],
    credits: [],
    episodes: [],
  };
}

/** Adds 15 comedies, 15 horror films and 60 profiles; each rated most titles of its taste highly and a few others low. */
export async function seedTastes({ stores, clock }: Pick<Kinora, 'stores' | 'clock'>): Promise<Tastes> {
  const ids = await stores.titles.putAll(
    [
      ...Array.from({ length: EACH }, (_, i) =>
        film(`Comedy ${i + 1}`, { slug: 'comedy', name: 'Comedy' }, 1915 + i),
      ),
      ...Array.from({ length: EACH }, (_, i) =>
        film(`Horror ${i + 1}`, { slug: 'horror', name: 'Horror' }, 1915 + i),
      ),
    ],
    clock.now(),
  );
  const [comedies, horrors] = [ids.slice(0, EACH), ids.slice(EACH)];
  const random = createRandom(7);
  const addPeople = async (taste: string, liked: number[], disliked: number[]): Promise<number[]> => {
    const people: number[] = [];
    for (let i = 0; i < PEOPLE; i += 1) {
      const { insertId } = await stores.sqlite.db
        .insertInto('profiles')
        .values({
          account_id: null,
          name: '',
          avatar: 'moon',
          language: 'en',
          kids: 0,
          maturity_limit: 18,
          autoplay_next: 1,
          autoplay_previews: 1,
          theme: 'system',
          personalised: 1,
          source: 'tastes',
          source_id: `${taste}-${i}`,
          attributes: '{}',
          created_at: 1,
        })
        .executeTakeFirstOrThrow();
      const id = Number(insertId);
      people.push(id);
      for (const [place, title] of liked.entries()) {
        if (random.next() < 0.85 - place * 0.02)
          await stores.taste.rate(id, title, random.next() < 0.5 ? 4 : 5, i);
      }
      for (const title of disliked) if (random.next() < 0.08) await stores.taste.rate(id, title, 1.5, i);
    }
    return people;
  };
  const merry = await addPeople('merry', comedies, horrors);
  const grim = await addPeople('grim', horrors, comedies);
  return { comedies, horrors, merry, grim };
}
