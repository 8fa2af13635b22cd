// A title as an operator types it, and what is wrong with each field, by the rules of the server.
import type { TitleDetail, TitleFacts } from '@kinora/sdk';
import type { MessageKey } from '#i18n/messages/en.ts';
import { latinDigits } from './latin-digits.ts';

export interface EpisodeDraft {
  /** Tells rows apart while they are typed. */
  readonly key: number;
  /** Null for a new one. */
  readonly id: number | null;
  readonly season: number;
  readonly number: string;
  readonly title: string;
  readonly minutes: string;
  /** What the form does not show, kept as it is. */
  readonly kept: Pick<TitleFacts['episodes'][number], 'originalTitle' | 'synopsis'>;
}

export interface TitleDraft {
  readonly kind: TitleFacts['kind'];
  readonly title: string;
  readonly originalTitle: string;
  readonly year: string;
  readonly endYear: string;
  readonly minutes: string;
  /** An age, or empty for none. */
  readonly maturity: string;
  readonly synopsis: string;
  readonly genres: readonly string[];
  readonly episodes: readonly EpisodeDraft[];
}

export const longestName = 200;
export const longestSynopsis = 4000;
export const mostGenres = 8;

const bare = { originalTitle: null, synopsis: null };

export function newTitle({ words, year }: { words: string; year: number | null }): TitleDraft {
  return {
    kind: 'film',
    title: words.slice(0, longestName),
    originalTitle: '',
    year: year === null ? '' : String(year),
    endYear: '',
    minutes: '',
    maturity: '',
    synopsis: '',
    genres: [],
    episodes: [newEpisode([], 1)],
  };
}

export function draftTitle(title: TitleDetail): TitleDraft {
  const text = (value: number | string | null): string => (value === null ? '' : String(value));
  return {
    kind: title.kind,
    title: title.title,
    originalTitle: text(title.originalTitle),
    year: text(title.year),
    endYear: text(title.endYear),
    minutes: text(title.minutes),
    maturity: text(title.maturity),
    synopsis: text(title.synopsis),
    genres: title.genres.map(({ slug }) => slug),
    episodes: title.episodes.map(
      ({ id, season, number, title: name, minutes, originalTitle, synopsis }, key) => ({
        key,
        id,
        season,
        number: String(number),
        title: name,
        minutes: text(minutes),
        kept: { originalTitle, synopsis },
      }),
    ),
  };
}

/** The next one of a season. */
export function newEpisode(episodes: readonly EpisodeDraft[], season: number): EpisodeDraft {
  const numbers = episodes
    .filter((each) => each.season === season)
    .map((each) => readWhole(each.number) ?? 0);
  return {
    key: 1 + Math.max(-1, ...episodes.map(({ key }) => key)),
    id: null,
    season,
    number: String(1 + Math.max(0, ...numbers)),
    title: '',
    minutes: '',
    kept: bare,
  };
}

/** By field: `title`, or `episodes.3.number` with the key of the row. Where there is one, the facts are not to be sent. */
export type TitleFaults = ReadonlyMap<string, MessageKey>;

export function readTitle(draft: TitleDraft): { facts: TitleFacts; faults: TitleFaults } {
  const faults = new Map<string, MessageKey>();
  const number = (
    field: string,
    text: string,
    least: number,
    most: number,
    fault: MessageKey,
  ): number | null => {
    if (text.trim() === '') return null;
    const value = readWhole(text);
    if (value === null || value < least || value > most) faults.set(field, fault);
    return value;
  };
  const minutesOf = (field: string, text: string): number | null =>
    number(field, text, 1, 2000, 'studio.form.fault.minutes');
  const series = draft.kind === 'series';
  const title = draft.title.trim();
  if (title === '') faults.set('title', 'field.required');
  const year = number('year', draft.year, 1870, 2100, 'studio.form.fault.year');
  const endYear = series ? number('endYear', draft.endYear, 1870, 2100, 'studio.form.fault.year') : null;
  if (endYear !== null && !faults.has('endYear') && (year === null || endYear < year))
    faults.set('endYear', 'studio.form.fault.endYear');
  const places = new Set<string>();
  const episodes = (series ? draft.episodes : []).map((episode) => {
    const field = `episodes.${episode.key}`;
    const at = readWhole(episode.number);
    const place = `${episode.season}x${at}`;
    if (at === null || at < 1 || at > 5000) faults.set(`${field}.number`, 'studio.form.fault.whole');
    else if (places.has(place)) faults.set(`${field}.number`, 'studio.form.fault.taken');
    places.add(place);
    const name = episode.title.trim();
    if (name === '') faults.set(`${field}.title`, 'field.required');
    return {
      ...episode.kept,
      id: episode.id,
      season: episode.season,
      number: at ?? 0,
      title: name,
      minutes: minutesOf(`${field}.minutes`, episode.minutes),
    };
  });
  return {
    facts: {
      kind: draft.kind,
      title,
      originalTitle: draft.originalTitle.trim() || null,
      year,
      endYear,
      minutes: series ? null : minutesOf('minutes', draft.minutes),
      maturity: draft.maturity === '' ? null : Number(draft.maturity),
      synopsis: draft.synopsis.trim() || null,
      genres: [...draft.genres],
      episodes,
    },
    faults,
  };
}

function readWhole(text: string): number | null {
  const digits = latinDigits(text).trim();
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}
