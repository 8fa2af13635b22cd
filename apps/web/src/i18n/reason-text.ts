// Why a title is suggested, in words.
import type { Formats } from './create-formats.ts';
import type { Translate } from './create-translator.ts';
import { genreName } from './genre-name.ts';

export type Reason =
  | { kind: 'because'; titles: readonly { id: number; title: string; share: number }[] }
  | { kind: 'shared-viewers'; viewers: number; of: number }
  | { kind: 'popular'; viewers: number }
  | { kind: 'genre'; genre: string }
  | { kind: 'new' };

/** Names at most two titles; the menu beside it has them all. */
export function reasonText(reason: Reason | null, t: Translate, format: Pick<Formats, 'list'>): string {
  switch (reason?.kind) {
    case 'because':
      return t('why.because', { titles: format.list(reason.titles.slice(0, 2).map(({ title }) => title)) });
    case 'shared-viewers':
      return t('why.shared-viewers', { viewers: reason.viewers, of: reason.of });
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
