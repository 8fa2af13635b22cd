// What every search index must do, whichever engine it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SearchIndex, TitleInput, TitleStore } from './ports.ts';
import { sampleTitle } from './title-store.suite.ts';

const catalogue: TitleInput[] = [
  sampleTitle('metropolis', { title: 'Metropolis', language: 'de', year: 1927, maturity: 12 }),
  sampleTitle('potemkin', {
    title: 'Battleship Potemkin',
    originalTitle: 'Броненосец Потёмкин',
    maturity: 16,
    credits: [{ name: 'Sergei Eisenstein', role: 'director', as: null }],
  }),
  sampleTitle('strike', {
    title: 'Strike',
    originalTitle: 'Стачка',
    credits: [{ name: 'Sergei Eisenstein', role: 'director', as: null }],
  }),
  sampleTitle('kid', {
    title: 'The Kid',
    maturity: 0,
    credits: [{ name: 'Charlie Chaplin', role: 'director', as: null }],
    genres: [{ slug: 'comedy', name: 'Comedy' }],
  }),
  sampleTitle('idée', { title: "L'Idée", originalTitle: "L'Idée", year: 1932 }),
  sampleTitle('mother', { title: 'The Mother', originalTitle: 'الأم', language: 'ar' }),
  sampleTitle('street', { title: 'The Street', originalTitle: 'Die Straße', language: 'de' }),
];

export function searchIndexSuite(
  engine: string,
  open: () => Promise<{ titles: TitleStore; search: SearchIndex; close: () => Promise<void> }>,
): void {
  const check = (
    name: string,
    body: (
      find: (text: string, maturityLimit?: number) => Promise<string[]>,
      parts: { titles: TitleStore; search: SearchIndex },
    ) => Promise<void>,
  ): void => {
    test(`${engine} search index: ${name}`, async () => {
      const { titles, search, close } = await open();
      try {
        await titles.putAll(catalogue, 1);
        const find = async (text: string, maturityLimit = 18): Promise<string[]> => {
          const hits = await search.search(text, { limit: 10, people: 5, maturityLimit });
          return (await titles.byIds(hits.titles)).map(({ title }) => title);
        };
        await body(find, { titles, search });
      } finally {
        await close();
      }
    });
  };

  check('search() finds every beginning of a title as it is typed', async (find) => {
    for (const typed of ['m', 'me', 'met', 'metr', 'metropoli', 'METROPOLIS']) {
      assert.ok((await find(typed)).includes('Metropolis'), typed);
    }
    assert.deepEqual(await find('met '), [], 'a finished word is not a beginning');
  });

  check('search() forgives a slip and says what it searched instead', async (find, { search }) => {
    for (const typed of ['metroplis', 'metropolsi', 'netropolis', 'mettropolis', 'metrpo']) {
      assert.deepEqual(await find(typed), ['Metropolis'], typed);
    }
    assert.deepEqual(await find('stirke'), ['Strike']);
    const hits = await search.search('batleship', { limit: 5, people: 0, maturityLimit: 18 });
    assert.equal(hits.correctedTo, 'battleship');
    assert.equal(
      (await search.search('battleship', { limit: 5, people: 0, maturityLimit: 18 })).correctedTo,
      null,
    );
  });

  check('search() looks past accents, case, script habits and apostrophes', async (find) => {
    assert.deepEqual(await find('idee'), ["L'Idée"]);
    assert.deepEqual(await find('strasse'), ['The Street']);
    assert.deepEqual(await find('потемкин'), ['Battleship Potemkin']);
    assert.deepEqual(await find('الام'), ['The Mother']);
  });

  check(
    'search() finds by people and genres, and the people themselves',
    async (find, { search, titles }) => {
      assert.deepEqual((await find('eisenstein')).toSorted(), ['Battleship Potemkin', 'Strike']);
      assert.deepEqual(await find('eisenstein strike'), ['Strike']);
      assert.deepEqual(await find('comedy'), ['The Kid']);
      const { people } = await search.search('charlie chap', { limit: 5, people: 5, maturityLimit: 18 });
      assert.deepEqual(
        (await titles.people(people, 18)).map(({ name, titles }) => [name, titles]),
        [['Charlie Chaplin', 1]],
      );
    },
  );

  check('search() hides what is above the maturity limit, and what is not rated below 18', async (find) => {
    assert.deepEqual(await find('metropolis', 7), []);
    assert.deepEqual(await find('metropolis', 12), ['Metropolis']);
    assert.deepEqual(await find('k', 0), ['The Kid']);
    assert.deepEqual(await find('strike', 16), []);
  });

  check('search() follows a title that was renamed', async (find, { titles }) => {
    assert.deepEqual(await find('strike'), ['Strike']);
    const strike = catalogue[2];
    assert.ok(strike);
    await titles.putAll([{ ...strike, title: 'Walkout' }], 2);
    assert.deepEqual(await find('walkout'), ['Walkout']);
    assert.deepEqual(await find('strike '), []);
  });

  check('search() still finds the title when a word too many was typed', async (find) => {
    assert.deepEqual(await find('metropolis zzzzz'), ['Metropolis']);
  });

  check('search() answers nothing for marks, quotes and operators, and does not fail', async (find) => {
    for (const typed of [
      '',
      '"',
      '***',
      'AND',
      '" OR "',
      'NEAR(',
      'title:',
      '\u0000',
      '%',
      'a'.repeat(200),
    ]) {
      assert.ok(Array.isArray(await find(typed)), typed);
    }
    assert.deepEqual(await find('"""'), []);
  });

  check('catchUp() takes up all that was written, once', async (_find, { search }) => {
    assert.ok((await search.catchUp()) > 0);
    assert.equal(await search.catchUp(), 0);
  });
}
