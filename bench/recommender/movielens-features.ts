// Features of MovieLens titles for the benchmarks that need such: genres, decade, tags, and cast and synopsis from Wikipedia.
import { readdirSync, readFileSync } from 'node:fs';

import { describeItem, FeatureTable, InteractionsBuilder } from '#engine/recommender/src/index.ts';
import type { Interactions } from '#engine/recommender/src/index.ts';
import { foldText } from '#engine/text/fold-text.ts';
import { moveArticle } from '#engine/text/move-article.ts';

import { dataFolder, eachLine } from './movielens-files.ts';

export type MovieLensSet = 'small' | '1m';

/** Ratings of at least 4, as likes. */
export function likedOf(set: MovieLensSet): Interactions {
  const folder = dataFolder(set === '1m' ? 'movielens-1m' : 'movielens-latest-small');
  const builder = new InteractionsBuilder();
  eachLine(`${folder}/ratings.csv`, ',', ([user, item, stars]) => {
    if (Number(stars) >= 4) builder.add(Number(user), Number(item));
  });
  return builder.build();
}

/**
 * Genres and year of the set's own list; tags of latest-small, whose ids are those of 1M; cast and synopsis of the Wikipedia list
 * where title and year are the same.
 */
export function itemFeaturesOf(set: MovieLensSet): FeatureTable {
  const tags = readTags();
  const encyclopedia = readEncyclopedia();
  return FeatureTable.ofItems(
    readTitles(set).map(({ item, title, year, genres }) => {
      const article = encyclopedia.get(`${foldText(title)} ${year}`);
      return {
        item,
        features: describeItem({
          title,
          ...(year !== undefined && { year }),
          genres,
          tags: tags.get(item) ?? [],
          people: article?.cast ?? [],
          ...(article?.extract && { synopsis: article.extract }),
        }),
      };
    }),
  );
}

interface Title {
  readonly item: number;
  readonly title: string;
  readonly year: number | undefined;
  readonly genres: readonly string[];
}

function readTitles(set: MovieLensSet): Title[] {
  const [file, pattern] =
    set === '1m'
      ? [`${dataFolder('movielens-1m')}/movies.dat`, /^(\d+)::(.*)::(.*)$/]
      : [`${dataFolder('movielens-latest-small')}/movies.csv`, /^(\d+),"?(.*?)"?,([^,]*)$/];
  const titles: Title[] = [];
  for (const line of readFileSync(file, set === '1m' ? 'latin1' : 'utf8').split(/\r?\n/)) {
    const [, item, named, genres] = pattern.exec(line) ?? [];
    if (item === undefined || named === undefined || genres === undefined) continue;
    const [, name, year] = /^(.*?)(?: \([^)]*\))* \((\d{4})\)\s*$/.exec(named) ?? [];
    titles.push({
      item: Number(item),
      title: moveArticle(name ?? named),
      year: year === undefined ? undefined : Number(year),
      genres: genres.split('|').filter((genre) => genre !== '(no genres listed)'),
    });
  }
  return titles;
}

function readTags(): Map<number, string[]> {
  const tags = new Map<number, string[]>();
  const text = readFileSync(`${dataFolder('movielens-latest-small')}/tags.csv`, 'utf8');
  for (const line of text.split(/\r?\n/).slice(1)) {
    const [, item, tag] = /^\d+,(\d+),"?(.*?)"?,\d+$/.exec(line) ?? [];
    if (item === undefined || tag === undefined) continue;
    tags.set(Number(item), [...(tags.get(Number(item)) ?? []), tag]);
  }
  return tags;
}

interface Article {
  readonly title: string;
  readonly year: number;
  readonly cast: readonly string[];
  readonly extract?: string;
}

function readEncyclopedia(): Map<string, Article> {
  const folder = dataFolder('wikipedia-movies');
  const found = new Map<string, Article>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const articles = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Article[];
    for (const article of articles) found.set(`${foldText(article.title)} ${article.year}`, article);
  }
  return found;
}
