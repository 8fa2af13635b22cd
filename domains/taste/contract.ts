// What taste shows to others: ratings, thumbs, My List and tags, as the API speaks of them.
import { z } from 'zod';
import { pageOf, pageQuery } from '#engine/api/page.ts';
import { titleCardSchema } from '#domains/catalog/contract.ts';

/** Half stars from 0.5 to 5. */
export const starsSchema = z.number().min(0.5).max(5).multipleOf(0.5);
export const thumbSchema = z.enum(['down', 'up', 'love']);
export type Thumb = z.infer<typeof thumbSchema>;

export const ratingInput = z.object({ stars: starsSchema }).meta({ id: 'NewRating' });
export const thumbInput = z.object({ thumb: thumbSchema }).meta({ id: 'NewThumb' });

/** What the chosen profile has said about one title. */
export const titleTasteSchema = z
  .object({
    movieId: z.number().int(),
    stars: starsSchema.nullable(),
    thumb: thumbSchema.nullable(),
    inList: z.boolean(),
  })
  .meta({ id: 'TitleTaste' });
export type TitleTaste = z.infer<typeof titleTasteSchema>;

export const listItemSchema = z
  .object({ title: titleCardSchema, addedAt: z.number() })
  .meta({ id: 'ListItem' });
export const listPage = pageOf(listItemSchema, 'ListPage');
export const listQuery = pageQuery;

/** GET /ratings: a viewer sees those of the chosen profile, an operator all. */
export const ratingSchema = z
  .object({
    userId: z.number().int(),
    movieId: z.number().int(),
    stars: starsSchema,
    ratedAt: z
      .number()
      .nullable()
      .describe('Milliseconds since 1970, UTC; null when the source does not say'),
  })
  .meta({ id: 'Rating' });
export const ratingQuery = pageQuery.extend({
  user: z.coerce.number().int().positive().optional(),
  movie: z.coerce.number().int().positive().optional(),
});
export const ratingPage = pageOf(ratingSchema, 'RatingPage');

export const tagSchema = z
  .object({
    userId: z.number().int(),
    movieId: z.number().int(),
    tag: z.string(),
    taggedAt: z.number().nullable(),
  })
  .meta({ id: 'Tag' });
export const tagPage = pageOf(tagSchema, 'TagPage');

/** One thing a profile has said or done about a title, for the recommender. */
export interface TasteSignal {
  readonly titleId: number;
  readonly kind: 'rating' | 'thumb' | 'list' | 'watched';
  /** Rating: stars. Thumb: -1, 1 or 2. List: 1. Watched: share of the length, 0 to 1. */
  readonly value: number;
  readonly at: number | null;
}

/** What the recommender asks of taste in the same process. */
export interface TasteReader {
  /** Everything a profile said about titles, newest first. */
  signals(profileId: number): Promise<TasteSignal[]>;
}
