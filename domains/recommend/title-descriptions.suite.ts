// What every reader of titles' descriptions must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TitleInput, TitleStore } from '#domains/catalog/ports.ts';
import type { TitleDescriptionReader } from './ports.ts';

export interface DescriptionSuiteStore {
  readonly reader: TitleDescriptionReader;
  readonly titles: TitleStore;
  readonly profiles: { readonly learntFrom: number; readonly notLearntFrom: number };
  addTag(profileId: number, titleId: number, tag: string): Promise<void>;
  close(): Promise<void>;
}

function film(name: string, facts: Partial<TitleInput> = {}): TitleInput {
  return {
    kind: 'film',
    title: name,
    originalTitle: null,
    language: null,
    year: null,
    endYear: null,
    minutes: null,
    maturity: null,
    synopsis: null,
    sound: null,
    picture: null,
    free: null,
    source: 'suite',
    sourceId: name,
    genres: [],
    countries: [],
    credits: [],
    episodes: [],
    ...facts,
  };
}

export function titleDescriptionSuite(engine: string, open: () => Promise<DescriptionSuiteStore>): void {
  const check = (name: string, body: (opened: DescriptionSuiteStore) => Promise<void>): void => {
    test(`${engine} title descriptions: ${name}`, async () => {
      const opened = await open();
      try {
        await body(opened);
      } finally {
        await opened.close();
      }
    });
  };

  check('descriptions() tells all that is known of a title, people once', async (opened) => {
    const [id = 0, bare = 0] = await opened.titles.putAll(
      [
        film('Metropolis', {
          year: 1927,
          synopsis: 'A city of machines.',
          genres: [
            { slug: 'sci-fi', name: 'Sci-Fi' },
            { slug: 'drama', name: 'Drama' },
          ],
          credits: [
            { name: 'Fritz Lang', role: 'director', as: null },
            { name: 'Brigitte Helm', role: 'cast', as: 'Maria' },
            { name: 'Fritz Lang', role: 'writer', as: null },
          ],
        }),
        film('Untitled'),
      ],
      1,
    );
    await opened.addTag(opened.profiles.learntFrom, id, 'robot');
    await opened.addTag(opened.profiles.notLearntFrom, id, 'secret');
    assert.deepEqual(await Array.fromAsync(opened.reader.descriptions()), [
      {
        id,
        title: 'Metropolis',
        year: 1927,
        synopsis: 'A city of machines.',
        genres: ['sci-fi', 'drama'],
        people: ['Brigitte Helm', 'Fritz Lang'],
        tags: ['robot'],
      },
      { id: bare, title: 'Untitled', year: null, synopsis: null, genres: [], people: [], tags: [] },
    ]);
  });

  check('descriptions() goes on after its first batch, and keeps to the ids asked for', async (opened) => {
    const ids = await opened.titles.putAll(
      Array.from({ length: 1_100 }, (_, i) => film(`Film ${i}`)),
      1,
    );
    const all = await Array.fromAsync(opened.reader.descriptions(), ({ id }) => id);
    assert.deepEqual(all, ids);
    const asked = [ids[900] ?? 0, ids[3] ?? 0, 999_999];
    assert.deepEqual(await Array.fromAsync(opened.reader.descriptions(asked), ({ id }) => id), [
      ids[3],
      ids[900],
    ]);
    assert.deepEqual(await Array.fromAsync(opened.reader.descriptions([])), []);
  });
}
