// The channels of the demo catalogue: their order, and what each says of itself in every language of the service.
import { z } from 'zod';

export const channelSlugs = [
  'german-expressionism',
  'buster-keaton',
  'magic-of-melies',
  'film-noir',
  'women-pioneers',
  'charlie-chaplin',
  'monsters-and-madmen',
  'serials',
  'early-animation',
  'soviet-montage',
  'laughter-makers',
  'world-cinema',
  'westerns',
  'first-years',
  'golden-swedish',
  'race-films',
  'science-and-space',
  'literary-adaptations',
  'city-symphonies-and-documents',
  'avant-garde',
] as const;
export type ChannelSlug = (typeof channelSlugs)[number];

const everyLanguage = (longest: number) => {
  const text = z.string().trim().min(2).max(longest);
  return z.strictObject({ en: text, fr: text, ar: text });
};

/** Longest name and description that a row's head holds at 320 px. */
const NAME = 40;
const DESCRIPTION = 160;

export const channelFacts = z.strictObject({
  slug: z.enum(channelSlugs),
  name: everyLanguage(NAME),
  description: everyLanguage(DESCRIPTION),
});
export type ChannelFacts = z.infer<typeof channelFacts>;
