// What every reader of title facts must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TitleInput } from '#domains/catalog/ports.ts';
import type { TitleFactsReader } from './ports.ts';

export interface TitleFactsSuiteStore {
  readonly facts: TitleFactsReader;
  put(titles: readonly TitleInput[], now: number): Promise<number[]>;
  /** Gives a title a video that is ready. */
  addVideo(titleId: number): Promise<void>;
  addChannel(slug: string, titles: readonly number[]): Promise<void>;
  rate(titleId: number): Promise<void>;
  close(): Promise<void>;
}

export function titleFactsSuite(
  engine: string,
  titleInput: (name: string, changes?: Partial<TitleInput>) => TitleInput,
  open: () => Promise<TitleFactsSuiteStore>,
): void {
  const check = (name: string, body: (opened: TitleFactsSuiteStore) => Promise<void>): void => {
    test(`${engine} title facts: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };
  const drama = { slug: 'drama', name: 'Drama' };
  const comedy = { slug: 'comedy', name: 'Comedy' };

  check('read() has titles with genres in order and directors', async ({ facts, put }) => {
    const credit = { name: 'Buster Keaton', role: 'director' as const, as: null };
    const [id] = await put(
      [
        titleInput('The General', {
          genres: [drama, comedy],
          credits: [credit, { name: 'Marion Mack', role: 'cast', as: null }],
          maturity: 7,
          year: 1926,
        }),
      ],
      500,
    );
    const { titles, genres } = await facts.read();
    assert.deepEqual(
      titles.map(({ directors, ...title }) => ({ ...title, directors: directors.length })),
      [
        {
          id,
          kind: 'film',
          title: 'The General',
          year: 1926,
          maturity: 7,
          playable: true,
          addedAt: 500,
          ratingCount: 0,
          genres: ['drama', 'comedy'],
          directors: 1,
        },
      ],
    );
    assert.deepEqual(genres, [comedy, drama]);
  });

  check('read() calls a title playable when it is free or has a video', async ({ facts, put, addVideo }) => {
    const [, second = 0] = await put([titleInput('a', { free: null }), titleInput('b', { free: null })], 1);
    await addVideo(second);
    assert.deepEqual(
      (await facts.read()).titles.map((title) => title.playable),
      [false, true],
    );
  });

  check('read() has channels with their titles in order', async ({ facts, put, addChannel }) => {
    const [a = 0, b = 0] = await put([titleInput('a'), titleInput('b')], 1);
    await addChannel('film-noir', [b, a]);
    assert.deepEqual((await facts.read()).channels, [
      { slug: 'film-noir', name: { en: 'film-noir' }, titles: [b, a] },
    ]);
  });

  check('version() tells changes of the catalogue from ratings', async (opened) => {
    const { facts } = opened;
    const [a = 0] = await opened.put([titleInput('a', { free: null })], 1);
    let before = await facts.version();
    assert.deepEqual(await facts.version(), before);
    const changes = [
      () => opened.put([titleInput('b')], 2),
      () => opened.put([titleInput('a', { free: null, year: 1900 })], 3),
      () => opened.addVideo(a),
      () => opened.addChannel('first-years', [a]),
    ];
    for (const change of changes) {
      await change();
      const after = await facts.version();
      assert.notEqual(after.catalogue, before.catalogue);
      assert.equal(after.ratings, before.ratings);
      before = after;
    }
    await opened.rate(a);
    const rated = await facts.version();
    assert.equal(rated.catalogue, before.catalogue);
    assert.notEqual(rated.ratings, before.ratings);
  });
}
