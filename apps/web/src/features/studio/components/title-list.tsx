// The titles of the catalogue, found by name or the last ones added: made and corrected here, with or without a video.
import { Clapperboard, Pencil, Plus } from 'lucide-react';
import { useDeferredValue, useId, useState } from 'react';
import { Link } from 'react-router';
import { useMoviesInfiniteQuery, useSearchQuery } from '#app/api.ts';
import { asProblem } from '#app/as-problem.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Picture } from '#ui/picture.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { guessName } from '../guess-name.ts';
import { TitleDialog, type TitleSubject } from './title-dialog.tsx';
import { TitleSearch } from './title-search.tsx';

export function TitleList() {
  const { t } = useLanguage();
  const field = useId();
  const [words, setWords] = useState('');
  const [subject, setSubject] = useState<TitleSubject | null>(null);
  const asked = useDeferredValue(words.trim());
  const found = useSearchQuery(asked, { skip: asked === '' });
  const recent = useMoviesInfiniteQuery({ sort: 'new', limit: 24 }, { skip: asked !== '' });
  const titles = asked === '' ? recent.data?.pages.flatMap((page) => page.items) : found.currentData?.titles;
  const { error, refetch } = asked === '' ? recent : found;
  const heading =
    asked === '' ? t('studio.titles.recent') : t('studio.titles.found', { count: titles?.length ?? 0 });
  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <TitleSearch label={t('studio.titles.label')} words={words} onWords={setWords} />
        </div>
        <Button
          tone="solid"
          large
          icon={<Plus className="size-4.5" aria-hidden="true" />}
          onClick={() => setSubject({ guess: guessName(words.trim()) })}
        >
          {t('studio.titles.new')}
        </Button>
      </div>
      {titles === undefined && error ? (
        <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
      ) : titles === undefined ? (
        <div className="grid gap-3">
          {Array.from({ length: 5 }, (_, i) => (
            <Skeleton key={i} className="h-17" />
          ))}
        </div>
      ) : titles.length === 0 ? (
        <EmptyState
          icon={<Clapperboard aria-hidden="true" />}
          title={t('studio.titles.none')}
          text={t('studio.titles.noneText')}
        />
      ) : (
        <section aria-labelledby={`${field}-list`}>
          <h2 id={`${field}-list`} className="mb-3 text-xl font-semibold" aria-live="polite">
            {heading}
          </h2>
          <ul className="overflow-clip rounded-lg border border-line">
            {titles.map(({ id, title, year, kind, art, playable }) => (
              <li
                key={id}
                className="flex items-center gap-3.5 border-b border-line px-3 py-2.5 last:border-0 sm:px-4"
              >
                <Picture
                  shape="card"
                  art={art}
                  title=""
                  sizes="5rem"
                  className="w-16 shrink-0 rounded-sm sm:w-20"
                />
                <div className="min-w-0 flex-1">
                  <p className="line-clamp-2 text-page font-semibold" dir="auto">
                    <Link to={`/title/${id}`} className="hover:underline">
                      {title}
                    </Link>{' '}
                    {year !== null && <span className="font-normal text-muted">{year}</span>}
                  </p>
                  <p className="text-sm text-muted">
                    {t(kind === 'series' ? 'studio.form.kind.series' : 'studio.form.kind.film')}
                    {!playable && ` · ${t('studio.titles.noVideo')}`}
                  </p>
                </div>
                <Button
                  icon={<Pencil className="size-4" aria-hidden="true" />}
                  aria-label={t('studio.titles.correctNamed', { title })}
                  onClick={() => setSubject({ id })}
                >
                  <span className="max-sm:sr-only">{t('studio.titles.correct')}</span>
                </Button>
              </li>
            ))}
          </ul>
          {asked === '' && recent.hasNextPage && (
            <Button
              className="mt-5 w-full sm:w-auto"
              busy={recent.isFetchingNextPage}
              onClick={() => void recent.fetchNextPage()}
            >
              {t('studio.more')}
            </Button>
          )}
        </section>
      )}
      {subject !== null && <TitleDialog subject={subject} onClose={() => setSubject(null)} />}
    </div>
  );
}
