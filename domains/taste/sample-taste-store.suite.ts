// What every store of sample tastes must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleTasteStore, TasteStore } from './ports.ts';

export interface SampleTasteSetup {
  readonly samples: SampleTasteStore;
  readonly taste: TasteStore;
  /** Three titles, and three profiles that have said nothing yet. */
  readonly titles: readonly [number, number, number];
  readonly profiles: readonly [number, number, number];
  readonly close: () => Promise<void>;
}

export function sampleTasteStoreSuite(engine: string, open: () => Promise<SampleTasteSetup>): void {
  test(`${engine} sample taste store: putRatings() makes these the ratings, and leaves others alone`, async () => {
    const { samples, taste, titles, profiles, close } = await open();
    const [one, two, three] = titles;
    const [profile, a, b] = profiles;
    const rated = (titleId: number, stars: number, ratedAt: number) => ({ titleId, stars, ratedAt });
    await taste.rate(profile, one, 1, 3);
    await samples.putRatings([
      { profileId: a, ratings: [rated(one, 4, 10), rated(two, 2.5, 11)] },
      { profileId: b, ratings: [rated(one, 5, 12)] },
    ]);

    await samples.putRatings([
      { profileId: a, ratings: [rated(one, 4, 99), rated(two, 3, 99), rated(three, 0.5, 99)] },
      { profileId: b, ratings: [] },
    ]);
    assert.deepEqual(
      (await taste.ratings({ limit: 9 })).map(({ userId, movieId, stars, ratedAt }) => [
        userId,
        movieId,
        stars,
        ratedAt,
      ]),
      [
        [profile, one, 1, 3],
        [a, one, 4, 10],
        [a, two, 3, 99],
        [a, three, 0.5, 99],
      ],
    );
    await close();
  });

  test(`${engine} sample taste store: putRatings() writes nothing when one of its rows cannot be`, async () => {
    const { samples, taste, titles, profiles, close } = await open();
    const [a, b] = profiles;
    const ratings = [{ titleId: titles[0], stars: 4, ratedAt: 1 }];
    const missing = [{ titleId: 987_654, stars: 4, ratedAt: 1 }];
    await assert.rejects(
      samples.putRatings([
        { profileId: a, ratings },
        { profileId: b, ratings: missing },
      ]),
    );
    assert.deepEqual(await taste.ratings({ limit: 9 }), []);
    await close();
  });

  test(`${engine} sample taste store: begin() gives a history once, and never to who has begun`, async () => {
    const { samples, taste, titles, profiles, close } = await open();
    const [one, two, three] = titles;
    const [profile] = profiles;
    const history = {
      ratings: [{ titleId: one, stars: 4.5, ratedAt: 10 }],
      thumbs: [{ titleId: two, thumb: 'love' as const, at: 11 }],
      list: [{ titleId: three, at: 12 }],
    };
    assert.equal(await samples.begin(profile, history), true);
    assert.deepEqual(await taste.signals(profile), [
      { titleId: three, kind: 'list', value: 1, at: 12 },
      { titleId: two, kind: 'thumb', value: 2, at: 11 },
      { titleId: one, kind: 'rating', value: 4.5, at: 10 },
    ]);
    await taste.rate(profile, one, null, 20);
    await taste.removeFromList(profile, three);
    assert.equal(await samples.begin(profile, history), false);
    assert.deepEqual(await taste.signals(profile), [{ titleId: two, kind: 'thumb', value: 2, at: 11 }]);
    await close();
  });
}
