// What the profiles of the demo accounts have said before anybody signs in: a history that shows in their recommendations.
import type { SampleHistory } from '#domains/taste/ports.ts';

export interface DemoHistory {
  /** Name of the profile; each is unique among the demo accounts. */
  readonly profile: string;
  /** Oldest first: slug and stars. */
  readonly ratings: readonly (readonly [slug: string, stars: number])[];
  readonly thumbs: readonly (readonly [slug: string, thumb: 'down' | 'up' | 'love'])[];
  /** Oldest first. */
  readonly list: readonly string[];
  /** What was begun, oldest first: slug, share watched from 0 to 1, and for a serial the episode's number. */
  readonly watching: readonly (readonly [slug: string, share: number, episode?: number])[];
}

export const demoHistories: readonly DemoHistory[] = [
  {
    profile: 'Musidora',
    ratings: [
      ['the-perils-of-pauline-1914', 4],
      ['a-trip-to-the-moon-1902', 4.5],
      ['fantomas-1913', 5],
      ['destiny-1921', 4.5],
      ['the-gold-rush-1925', 3],
      ['nosferatu-1922', 4.5],
      ['judex-1916', 5],
      ['the-italian-straw-hat-1928', 3.5],
      ['detour-1945', 2.5],
      ['the-kingdom-of-the-fairies-1903', 4],
      ['dr-mabuse-the-gambler-1922', 4.5],
      ['linhumaine-1924', 4],
      ['die-nibelungen-1924', 4],
      ['the-cabinet-of-dr-caligari-1920', 5],
      ['mclintock-1963', 1.5],
      ['faust-1926', 4.5],
      ['les-vampires-1915', 5],
    ],
    thumbs: [
      ['the-spiders-1919', 'up'],
      ['filibus-1915', 'love'],
      ['africa-screams-1949', 'down'],
    ],
    list: [
      'the-hands-of-orlac-1924',
      'paris-asleep-1925',
      'the-adventures-of-prince-achmed-1926',
      'spies-1928',
      'menilmontant-1926',
      'napoleon-1927',
    ],
    watching: [
      ['variete-1925', 0.35],
      ['les-vampires-1915', 0.6, 3],
      ['the-phantom-carriage-1921', 0.5],
    ],
  },
  {
    profile: 'Buster',
    ratings: [
      ['one-week-1920', 5],
      ['safety-last-1923', 4.5],
      ['the-iron-horse-1924', 4],
      ['the-rink-1916', 4],
      ['cops-1922', 4.5],
      ['tumbleweeds-1925', 4],
      ['the-freshman-1925', 4],
      ['straight-shooting-1917', 3.5],
      ['pandoras-box-1929', 2],
      ['our-hospitality-1923', 5],
      ['big-business-1929', 4.5],
      ['the-great-train-robbery-1903', 4],
      ['the-general-1926', 5],
      ['sherlock-jr-1924', 5],
    ],
    thumbs: [
      ['the-navigator-1924', 'love'],
      ['easy-street-1917', 'up'],
      ['hells-hinges-1916', 'up'],
      ['haxan-1922', 'down'],
    ],
    list: [
      'the-kid-brother-1927',
      'speedy-1928',
      'the-strong-man-1926',
      'angel-and-the-badman-1947',
      'two-tars-1928',
    ],
    watching: [
      ['the-kid-brother-1927', 0.4],
      ['the-phantom-empire-1935', 0.7, 2],
    ],
  },
  {
    profile: 'Kids',
    ratings: [
      ['gertie-the-dinosaur-1914', 5],
      ['felix-in-hollywood-1923', 4],
      ['fiddlesticks-1930', 4],
      ['little-nemo-1911', 4],
      ['the-birth-of-a-flower-1910', 2.5],
      ['balloon-land-1935', 4.5],
      ['the-skeleton-dance-1929', 5],
      ['rescued-by-rover-1905', 4],
      ['the-insects-christmas-1913', 4.5],
      ['gullivers-travels-1939', 5],
      ['the-adventures-of-prince-achmed-1926', 4],
      ['steamboat-willie-1928', 5],
    ],
    thumbs: [
      ['trolley-troubles-1927', 'up'],
      ['the-kid-1921', 'love'],
      ['alice-in-wonderland-1903', 'up'],
    ],
    list: [
      'plane-crazy-1928',
      'the-night-before-christmas-1905',
      'jungle-book-1942',
      'little-lord-fauntleroy-1936',
    ],
    watching: [['plane-crazy-1928', 0.5]],
  },
  {
    profile: 'Alice',
    ratings: [
      ['nanook-of-the-north-1922', 4],
      ['falling-leaves-1912', 4.5],
      ['shoes-1916', 5],
      ['berlin-symphony-of-a-great-city-1927', 4],
      ['the-wind-1928', 4.5],
      ['the-consequences-of-feminism-1906', 4.5],
      ['the-giant-gila-monster-1959', 1],
      ['the-smiling-madame-beudet-1923', 4.5],
      ['the-overcoat-1926', 4],
      ['the-battle-of-san-pietro-1945', 4],
      ['the-cabbage-fairy-1900', 4],
      ['a-propos-de-nice-1930', 4.5],
      ['the-saga-of-gosta-berling-1924', 4],
      ['man-with-a-movie-camera-1929', 5],
      ['suspense-1913', 5],
    ],
    thumbs: [
      ['the-blot-1921', 'love'],
      ['matrimonys-speed-limit-1913', 'up'],
      ['the-three-from-the-filling-station-1930', 'down'],
    ],
    list: [
      'the-hitch-hiker-1953',
      'salt-for-svanetia-1930',
      'the-seashell-and-the-clergyman-1928',
      'hypocrites-1915',
    ],
    watching: [['people-on-sunday-1930', 0.3]],
  },
];

const DAY = 24 * 3600_000;

/** Gives it times in the weeks before `now`: one rating every two days up to yesterday, thumbs and list between them. */
export function toSampleHistory(
  { ratings, thumbs, list }: DemoHistory,
  titleIds: ReadonlyMap<string, number>,
  now: number,
): SampleHistory {
  const idOf = (slug: string): number => {
    const id = titleIds.get(slug);
    if (id === undefined) throw new Error(`Cannot give a demo profile its history: no title "${slug}"`);
    return id;
  };
  const ago = (place: number, all: number, step: number): number =>
    now - ((all - 1 - place) * step + 1) * DAY;
  return {
    ratings: ratings.map(([slug, stars], place) => ({
      titleId: idOf(slug),
      stars,
      ratedAt: ago(place, ratings.length, 2),
    })),
    thumbs: thumbs.map(([slug, thumb], place) => ({
      titleId: idOf(slug),
      thumb,
      at: ago(place, thumbs.length, 7) - DAY / 3,
    })),
    list: list.map((slug, place) => ({ titleId: idOf(slug), at: ago(place, list.length, 4) - DAY / 2 })),
  };
}
