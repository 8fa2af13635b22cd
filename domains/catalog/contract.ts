// What the catalogue shows to others: titles, people, genres, channels and episodes as the API speaks of them.
import { z } from 'zod';
import { pageOf, pageQuery } from '#engine/api/page.ts';

export const titleKinds = ['film', 'series'] as const;
export const titleKindSchema = z.enum(titleKinds);

/** Text in each language of the service; English is always there. */
export const localisedText = z.object({
  en: z.string(),
  fr: z.string().optional(),
  ar: z.string().optional(),
});

/**
 * Addresses of a title's pictures without size: append `/{width}.webp` with one of `artWidths`.
 * The address carries a hash of the facts drawn, so that it may be cached for ever.
 */
export const artSchema = z
  .object({
    poster: z.string().describe('2:3, for example /art/poster/12-9f3a'),
    card: z.string().describe('16:9 with the title set into it'),
    backdrop: z.string().describe('16:9 without text'),
    tone: z.string().describe('Dominant dark colour as #rrggbb, for the place before the picture arrives'),
    still: z
      .string()
      .optional()
      .describe('Video and poster that the pictures are made of: "12/posters/1.jpg"; absent for drawn ones'),
  })
  .meta({ id: 'Art' });

/** Widths in pixels in which pictures are served. */
export const artWidths = {
  poster: [160, 240, 360, 540, 1000],
  card: [220, 320, 480, 720, 1280],
  backdrop: [640, 1280, 1920],
} as const;

/** The genres of the service; a title from elsewhere may bring others. */
export const genreNames = {
  action: 'Action',
  adventure: 'Adventure',
  animation: 'Animation',
  comedy: 'Comedy',
  crime: 'Crime',
  documentary: 'Documentary',
  drama: 'Drama',
  experimental: 'Experimental',
  family: 'Family',
  fantasy: 'Fantasy',
  'film-noir': 'Film noir',
  history: 'History',
  horror: 'Horror',
  musical: 'Musical',
  mystery: 'Mystery',
  romance: 'Romance',
  'science-fiction': 'Science fiction',
  short: 'Short',
  thriller: 'Thriller',
  war: 'War',
  western: 'Western',
} as const;
export type GenreSlug = keyof typeof genreNames;

export const genreSchema = z.object({ slug: z.string(), name: z.string() }).meta({ id: 'Genre' });

/** A title as it stands in a row or a list. */
export const titleCardSchema = z
  .object({
    id: z.number().int(),
    kind: titleKindSchema,
    title: z.string(),
    originalTitle: z.string().nullable(),
    language: z.string().nullable().describe('BCP 47, of the original title'),
    year: z.number().int().nullable(),
    minutes: z.number().int().nullable(),
    maturity: z.number().int().nullable().describe('Suitable from this age; null when unrated'),
    genres: z.array(genreSchema),
    art: artSchema,
    playable: z.boolean().describe('True when pressing play shows something: the film, or its stand-in clip'),
  })
  .meta({ id: 'TitleCard' });
export type TitleCard = z.infer<typeof titleCardSchema>;

export const creditSchema = z
  .object({
    personId: z.number().int(),
    name: z.string(),
    role: z.enum(['director', 'cast', 'writer', 'composer', 'producer']),
    as: z.string().nullable().describe('Character played'),
  })
  .meta({ id: 'Credit' });

export const episodeSchema = z
  .object({
    id: z.number().int(),
    season: z.number().int(),
    number: z.number().int(),
    title: z.string(),
    originalTitle: z.string().nullable(),
    minutes: z.number().int().nullable(),
    synopsis: z.string().nullable(),
  })
  .meta({ id: 'Episode' });
export type Episode = z.infer<typeof episodeSchema>;

export const channelRefSchema = z
  .object({ slug: z.string(), name: localisedText })
  .meta({ id: 'ChannelRef' });

export const titleDetailSchema = titleCardSchema
  .extend({
    endYear: z.number().int().nullable(),
    synopsis: z.string().nullable(),
    sound: z.enum(['silent', 'sound']).nullable(),
    picture: z.enum(['black-and-white', 'tinted', 'colour']).nullable(),
    countries: z.array(z.string()).describe('ISO 3166-1 alpha-2; SU for the Soviet Union'),
    credits: z.array(creditSchema),
    episodes: z.array(episodeSchema),
    channels: z.array(channelRefSchema),
    free: z.object({ basis: z.string(), note: z.string() }).nullable().describe('Why it may be shown freely'),
    ratings: z.object({ count: z.number().int(), mean: z.number().nullable().describe('Stars, 0.5 to 5') }),
    links: z
      .object({
        movielensId: z.number().int().nullable(),
        imdbId: z.string().nullable(),
        tmdbId: z.number().int().nullable(),
      })
      .nullable(),
    source: z.string(),
  })
  .meta({ id: 'TitleDetail' });
export type TitleDetail = z.infer<typeof titleDetailSchema>;

const name = z.string().trim().min(1).max(200);
const year = z.number().int().min(1870).max(2100).nullable();
const minutes = z.number().int().min(1).max(2000).nullable();
const synopsis = z.string().trim().max(4000).nullable();

/** An episode as an operator says it is. */
export const newEpisodeSchema = z
  .object({
    id: z
      .number()
      .int()
      .positive()
      .nullable()
      .describe('Of an episode that is there already; null for a new one'),
    season: z.number().int().min(1).max(200),
    number: z.number().int().min(1).max(5000),
    title: name,
    originalTitle: name.nullable(),
    minutes,
    synopsis,
  })
  .meta({ id: 'NewEpisode' });

const titleFactFields = z.object({
  kind: titleKindSchema,
  title: name,
  originalTitle: name.nullable(),
  year,
  endYear: year.describe('Of a series that ran longer than one year'),
  minutes: minutes.describe('Of a film'),
  maturity: z.number().int().min(0).max(18).nullable().describe('Suitable from this age; null when unrated'),
  synopsis,
  genres: z.array(z.string().min(1).max(60)).max(8).describe('Slugs, the most telling first'),
  episodes: z.array(newEpisodeSchema).max(2000).describe('All of a series; none of a film'),
});
/** PUT /movies/{id}: what an operator says of a title. */
export const titleFactsSchema = titleFactFields.superRefine(checkTogether).meta({ id: 'TitleFacts' });
export type TitleFacts = z.infer<typeof titleFactsSchema>;

/** POST /movies */
export const newTitleSchema = z
  .object({
    facts: titleFactsSchema,
    again: z
      .boolean()
      .default(false)
      .describe('True to make it although there is a title of this kind, name and year'),
  })
  .meta({ id: 'NewTitle' });

/** What single fields cannot tell. */
function checkTogether(
  { kind, year, endYear, minutes, genres, episodes }: z.infer<typeof titleFactFields>,
  context: z.RefinementCtx,
): void {
  const fault = (message: string, ...path: (string | number)[]): void =>
    context.addIssue({ code: 'custom', message, path });
  if (endYear !== null && (year === null || endYear < year)) fault('is before the first year', 'endYear');
  if (kind === 'film' && endYear !== null) fault('is of series only', 'endYear');
  if (kind === 'series' && minutes !== null) fault('is of films only', 'minutes');
  if (kind === 'series' && episodes.length === 0) fault('a series has at least one', 'episodes');
  if (kind === 'film' && episodes.length > 0) fault('a film has none', 'episodes');
  if (new Set(genres).size < genres.length) fault('names one twice', 'genres');
  const places = new Set<string>();
  for (const [at, { season, number }] of episodes.entries()) {
    const place = `${season}x${number}`;
    if (places.has(place)) fault('is there twice in this season', 'episodes', at, 'number');
    places.add(place);
  }
}

export const titleSorts = ['popular', 'new', 'title', 'year'] as const;

/** GET /movies */
export const titleQuery = pageQuery.extend({
  kind: titleKindSchema.optional(),
  genre: z.string().max(60).optional().describe('Slug'),
  channel: z.string().max(60).optional().describe('Slug'),
  country: z.string().length(2).optional(),
  decade: z.coerce
    .number()
    .int()
    .min(1870)
    .max(2100)
    .multipleOf(10)
    .optional()
    .describe('1920 for the twenties'),
  person: z.coerce.number().int().positive().optional(),
  playable: z.stringbool().optional(),
  sort: z.enum(titleSorts).default('popular'),
});
export type TitleQuery = z.infer<typeof titleQuery>;
export const titlePage = pageOf(titleCardSchema, 'TitlePage');

/** GET /facets: what can be browsed by, with how many titles each. */
export const facetsSchema = z
  .object({
    kinds: z.array(z.object({ kind: titleKindSchema, titles: z.number().int() })),
    genres: z.array(genreSchema.extend({ titles: z.number().int() }).meta({ id: 'GenreFacet' })),
    decades: z.array(z.object({ decade: z.number().int(), titles: z.number().int() })),
    countries: z.array(z.object({ country: z.string(), titles: z.number().int() })),
  })
  .meta({ id: 'Facets' });
export type Facets = z.infer<typeof facetsSchema>;

export const channelSchema = z
  .object({
    slug: z.string(),
    name: localisedText,
    description: localisedText,
    titles: z.number().int(),
    cover: z.array(titleCardSchema).describe('Up to four titles for its picture'),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof channelSchema>;
export const channelsAnswer = z.object({ items: z.array(channelSchema) }).meta({ id: 'Channels' });

export const personSchema = z
  .object({ id: z.number().int(), name: z.string(), titles: z.number().int() })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personSchema>;

/** GET /search?q= */
export const searchQuery = z.object({
  q: z.string().max(200),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const searchAnswer = z
  .object({
    query: z.string(),
    correctedTo: z.string().nullable().describe('The words searched instead, when the query looked misspelt'),
    titles: z.array(titleCardSchema),
    people: z.array(personSchema),
    genres: z.array(genreSchema),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const linkSchema = z
  .object({
    movieId: z.number().int(),
    movielensId: z.number().int().nullable(),
    imdbId: z.string().nullable(),
    tmdbId: z.number().int().nullable(),
  })
  .meta({ id: 'Link' });
export type Link = z.infer<typeof linkSchema>;
export const linkPage = pageOf(linkSchema, 'LinkPage');

/** What other domains may tell the catalogue in the same process. */
export interface TitlePictures {
  /**
   * Makes a picture of a film stand for a title, wherever it is shown: `poster` is its number among those of the video. Throws
   * `title_not_found`.
   */
  use(titleId: number, still: { assetId: number; poster: number; jpeg: Uint8Array }): Promise<TitleCard>;
}

/** What other domains may ask of the catalogue in the same process. */
export interface CatalogReader {
  /** Cards in the order of `ids`; unknown ids and those above the maturity limit are left out. */
  cards(ids: readonly number[], options?: { maturityLimit?: number }): Promise<TitleCard[]>;
  /** Throws `title_not_found`. */
  detail(id: number): Promise<TitleDetail>;
  list(query: TitleQuery & { maturityLimit?: number }): Promise<{ items: TitleCard[]; next: string | null }>;
  /** Ids of titles whose name (with or without the year in brackets) is exactly or nearly `name`, best first. */
  findByName(name: string, limit: number): Promise<{ id: number; title: string; year: number | null }[]>;
}
