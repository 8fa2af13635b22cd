// The facts of one title of the demo catalogue, as the files under titles/ hold them.
import { z } from 'zod';
import { genreNames, type GenreSlug } from '#domains/catalog/contract.ts';
import { channelSlugs } from './channel-facts.ts';

/** Film begins; the catalogue ends where most of what is free in the United States does. */
const FIRST_YEAR = 1893;
const LAST_YEAR = 1965;

/** Why a title may be shown freely: the ground, and one sentence about it. */
export const freeBases = [
  'published-before-1931',
  'us-not-renewed',
  'us-no-notice',
  'us-government',
  'author-died-over-70-years-ago',
  'country-term-expired',
] as const;

const text = z.string().trim().min(1);
const year = z.number().int().min(FIRST_YEAR).max(LAST_YEAR);
const minutes = z.number().int().min(1).max(600);
const genre = z.enum(Object.keys(genreNames) as [GenreSlug, ...GenreSlug[]]);

const episodeFacts = z.strictObject({
  number: z.number().int().min(1),
  title: text,
  originalTitle: text.optional(),
  minutes,
  synopsis: text.max(400),
});

export const titleFacts = z
  .strictObject({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*-\d{4}$/, 'must be kebab-case and end with the year'),
    kind: z.enum(['film', 'series']),
    title: text,
    originalTitle: text,
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a BCP 47 tag'),
    year,
    endYear: year.optional(),
    directors: z.array(text).min(1),
    cast: z.array(z.strictObject({ name: text, as: text.optional() })).max(8),
    countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')).min(1),
    genres: z.array(genre).min(1).max(3),
    minutes,
    maturity: z.literal([0, 7, 12, 16]),
    freeBecause: z.strictObject({ basis: z.enum(freeBases), note: text.max(300) }),
    sound: z.enum(['silent', 'sound']),
    picture: z.enum(['black-and-white', 'tinted', 'colour']),
    synopsis: z.string().min(40).max(700),
    channels: z.array(z.enum(channelSlugs)).max(3),
    episodes: z.array(episodeFacts).min(2).optional(),
  })
  .superRefine((title, context) => {
    const fault = (path: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (!title.slug.endsWith(`-${title.year}`)) fault('slug', `must end with the year ${title.year}`);
    if (title.endYear !== undefined && title.endYear <= title.year)
      fault('endYear', 'must be after the year');
    if ((title.kind === 'series') !== (title.episodes !== undefined))
      fault('episodes', 'a series has them, a film does not');
    if (title.episodes?.some((episode, index) => episode.number !== index + 1))
      fault('episodes', 'must be numbered from 1 without gaps');
    for (const field of ['genres', 'countries', 'channels', 'directors'] as const) {
      if (new Set(title[field]).size !== title[field].length) fault(field, 'names one twice');
    }
  });

export type TitleFacts = z.infer<typeof titleFacts>;
