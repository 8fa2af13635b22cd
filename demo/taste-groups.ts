// The tastes that simulated viewers are mixtures of: what each group seeks and what it avoids.
import type { GenreSlug } from '#domains/catalog/contract.ts';
import type { ChannelSlug } from './catalogue/channel-facts.ts';
import type { TitleFacts } from './catalogue/title-facts.ts';

/** A trait that titles share. Countries, decades and directors as the facts name them. */
export type Trait =
  | `genre:${GenreSlug}`
  | `channel:${ChannelSlug}`
  | `country:${string}`
  | `decade:${number}`
  | `director:${string}`
  | 'sound:silent'
  | 'sound:sound'
  | 'kind:series'
  | 'length:short'
  | 'length:long'
  | 'age:children'
  | 'age:adults';

export interface TasteGroup {
  readonly name: string;
  /** Of all viewers, those in whose taste it comes first. */
  readonly share: number;
  /** Above 0 sought, below 0 avoided. */
  readonly likes: Readonly<Partial<Record<Trait, number>>>;
}

/** Minutes below which a title is short, and from which on it is long. */
const SHORT = 40;
const LONG = 110;

export function traitsOf(title: TitleFacts): Trait[] {
  const { genres, channels, countries, directors, year, sound, kind, minutes, maturity } = title;
  const traits: Trait[] = [
    ...genres.map((genre) => `genre:${genre}` as const),
    ...channels.map((channel) => `channel:${channel}` as const),
    ...countries.map((country) => `country:${country}` as const),
    ...directors.map((name) => `director:${name}` as const),
    `decade:${year - (year % 10)}`,
    `sound:${sound}`,
  ];
  if (kind === 'series') traits.push('kind:series');
  else if (minutes < SHORT) traits.push('length:short');
  else if (minutes >= LONG) traits.push('length:long');
  if (maturity <= 7) traits.push('age:children');
  else traits.push('age:adults');
  return traits;
}

export const tasteGroups: readonly TasteGroup[] = [
  {
    name: 'slapstick',
    share: 0.14,
    likes: {
      'channel:buster-keaton': 2.2,
      'channel:charlie-chaplin': 1.5,
      'channel:laughter-makers': 1.6,
      'genre:comedy': 0.8,
      'director:Buster Keaton': 0.6,
      'sound:silent': 0.5,
      'decade:1920': 0.3,
      'genre:horror': -0.8,
      'genre:drama': -0.5,
    },
  },
  {
    name: 'shadows and monsters',
    share: 0.13,
    likes: {
      'channel:german-expressionism': 2,
      'channel:monsters-and-madmen': 1.6,
      'genre:horror': 1,
      'director:F. W. Murnau': 0.7,
      'country:DE': 0.6,
      'sound:silent': 0.6,
      'decade:1920': 0.4,
      'genre:romance': -0.5,
      'genre:western': -0.6,
      'genre:musical': -0.5,
    },
  },
  {
    name: 'midnight horror',
    share: 0.08,
    likes: {
      'genre:horror': 1.6,
      'channel:monsters-and-madmen': 1.3,
      'genre:science-fiction': 0.8,
      'decade:1950': 1,
      'decade:1960': 1.2,
      'sound:sound': 0.8,
      'director:Roger Corman': 1,
      'genre:drama': -0.5,
      'genre:romance': -0.5,
    },
  },
  {
    name: 'noir',
    share: 0.11,
    likes: {
      'channel:film-noir': 2.4,
      'genre:film-noir': 1,
      'genre:crime': 0.8,
      'genre:thriller': 0.8,
      'decade:1940': 0.9,
      'decade:1950': 0.6,
      'sound:sound': 0.6,
      'genre:fantasy': -0.6,
      'age:children': -0.6,
    },
  },
  {
    name: 'golden Hollywood',
    share: 0.1,
    likes: {
      'sound:sound': 1.2,
      'genre:romance': 0.9,
      'genre:musical': 1.2,
      'genre:comedy': 0.6,
      'decade:1930': 0.8,
      'decade:1940': 0.8,
      'country:US': 0.6,
      'genre:horror': -0.8,
      'genre:experimental': -1,
      'length:short': -0.8,
    },
  },
  {
    name: 'montage and modernists',
    share: 0.09,
    likes: {
      'channel:soviet-montage': 2.2,
      'channel:avant-garde': 1.6,
      'channel:city-symphonies-and-documents': 1.1,
      'country:SU': 0.8,
      'genre:experimental': 1,
      'genre:documentary': 0.5,
      'decade:1920': 0.5,
      'genre:western': -0.6,
      'genre:musical': -0.5,
    },
  },
  {
    name: 'first light',
    share: 0.07,
    likes: {
      'channel:first-years': 1.8,
      'channel:magic-of-melies': 2,
      'decade:1890': 0.7,
      'decade:1900': 0.8,
      'decade:1910': 0.3,
      'genre:short': 0.6,
      'length:short': 0.6,
      'country:FR': 0.4,
      'sound:sound': -1,
    },
  },
  {
    name: 'great silents',
    share: 0.1,
    likes: {
      'sound:silent': 1,
      'genre:drama': 0.8,
      'genre:romance': 0.6,
      'genre:history': 0.5,
      'channel:golden-swedish': 1.5,
      'channel:literary-adaptations': 0.6,
      'country:SE': 0.6,
      'country:DK': 0.6,
      'country:FR': 0.5,
      'length:long': 0.5,
      'decade:1920': 0.5,
      'length:short': -0.9,
      'genre:comedy': -0.3,
    },
  },
  {
    name: 'cliffhangers and riders',
    share: 0.08,
    likes: {
      'channel:serials': 2.2,
      'channel:westerns': 1.8,
      'kind:series': 0.6,
      'genre:adventure': 1,
      'genre:action': 0.8,
      'genre:western': 0.9,
      'genre:experimental': -0.8,
      'genre:romance': -0.4,
    },
  },
  {
    name: 'drawn and told to children',
    share: 0.08,
    likes: {
      'channel:early-animation': 2.2,
      'genre:animation': 1.4,
      'genre:family': 1.2,
      'genre:fantasy': 0.7,
      'age:children': 0.8,
      'age:adults': -0.9,
      'genre:horror': -0.6,
      'genre:film-noir': -0.8,
    },
  },
  {
    name: 'far horizons',
    share: 0.08,
    likes: {
      'channel:world-cinema': 2.2,
      'country:JP': 0.9,
      'country:IN': 0.7,
      'country:CN': 0.8,
      'genre:drama': 0.5,
      'country:US': -0.8,
      'genre:western': -0.5,
    },
  },
  {
    name: 'rockets and robots',
    share: 0.06,
    likes: {
      'channel:science-and-space': 2.2,
      'genre:science-fiction': 1.3,
      'genre:fantasy': 0.5,
      'genre:adventure': 0.4,
      'genre:romance': -0.5,
      'genre:comedy': -0.2,
    },
  },
  {
    name: 'her own camera',
    share: 0.08,
    likes: {
      'channel:women-pioneers': 2.2,
      'channel:race-films': 1.4,
      'genre:documentary': 0.5,
      'genre:drama': 0.5,
      'director:Lois Weber': 0.5,
      'channel:city-symphonies-and-documents': 0.6,
      'genre:western': -0.4,
      'genre:horror': -0.3,
    },
  },
];
