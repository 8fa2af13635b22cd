// Why a title is suggested, in words.
import type { Formats } from './create-formats.ts';
import type { Translate } from './create-translator.ts';
import { genreName } from './genre-name.ts';

export type Reason =
  | { kind: 'because'; titles: readonly { id: number; title: string; share: number }[] }
  | {
      kind: 'shared-viewers';
      viewers: number;
      of: number;
      titles?: readonly { id: number; title: string }[];
    }
  | {
      kind: 'about';
      terms: readonly { field: 'genre' | 'person' | 'tag'; term: string }[];
      titles: readonly { id: number; title: string }[];
    }
  | { kind: 'popular'; viewers: number }
  | { kind: 'genre'; genre: string }
  | { kind: 'new' };

/** Names at most two titles; the menu beside it has them all. */
export function reasonText(reason: Reason | null, t: Translate, format: Pick<Formats, 'list'>): string {
  const named = (titles: readonly { title: string }[]): string =>
    format.list(titles.slice(0, 2).map(({ title }) => title));
  switch (reason?.kind) {
    case 'because':
      return t('why.because', { titles: named(reason.titles) });
    case 'shared-viewers': {
      const { viewers, of, titles = [] } = reason;
      return titles.length > 0
        ? t('why.shared-choices', { titles: named(titles), viewers, of })
        : t('why.shared-viewers', { viewers, of });
    }
    case 'about': {
      const terms = reason.terms.map(({ field, term }) =>
        field === 'genre' ? genreName({ slug: term, name: term }, t) : term,
      );
      return t('why.about', { terms: format.list(terms), titles: named(reason.titles) });
    }
    case 'popular':
      return t('why.popular', { viewers: reason.viewers });
    case 'genre':
      return t('why.genre', { genre: genreName({ slug: reason.genre, name: reason.genre }, t) });
    case 'new':
      return t('why.new');
    default:
      return t('why.unknown');
  }
}
