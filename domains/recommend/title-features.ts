// What is known of titles besides who chose them, as the features that content models read.
import { describeItem, type Features, FeatureTable } from '@kinora/recommender';
import type { TitleDescription, TitleDescriptionReader } from './ports.ts';

/** Genres, people, tags, decade, words of the title and of the synopsis, named by their field: `genre:horror`, `person:Fritz Lang`. */
export function titleFeatures({ title, year, genres, people, tags, synopsis }: TitleDescription): Features {
  return describeItem({
    title,
    genres,
    people,
    tags,
    ...(year !== null && { year }),
    ...(synopsis !== null && { synopsis }),
  });
}

/** Of all titles. Ids are those of titles. */
export async function readTitleFeatures(descriptions: TitleDescriptionReader): Promise<FeatureTable> {
  const rows: { item: number; features: Features }[] = [];
  for await (const title of descriptions.descriptions())
    rows.push({ item: title.id, features: titleFeatures(title) });
  return FeatureTable.ofItems(rows);
}
