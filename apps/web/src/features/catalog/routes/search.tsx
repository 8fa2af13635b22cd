// Search as you type over titles, people and genres.
import { asProblem } from '#app/as-problem.ts';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { SearchX } from 'lucide-react';
import { Link, useSearchParams } from 'react-router';
import { useFacetsQuery, useSearchQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { genreName } from '#i18n/genre-name.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { GenreLinks } from '../components/genre-links.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { TitleGrid } from '../components/title-grid.tsx';

/** Milliseconds without a key before the server is asked. */
const PAUSE = 180;

export default function Search() {
  const { t } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const words = address.get('q') ?? '';
  const [typed, setTyped] = useState(words);
  const own = useRef(words);
  usePageTitle(t('search.title'));

  // The address follows the typing; the box follows the address when it changes from outside.
  useEffect(() => {
    if (typed === own.current) return undefined;
    const timer = setTimeout(() => {
      own.current = typed;
      setAddress(typed.trim() === '' ? {} : { q: typed }, { replace: true });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, setAddress]);
  useEffect(() => {
    if (words !== own.current && words.trim() !== own.current.trim()) {
      own.current = words;
      setTyped(words);
    }
  }, [words]);

  const asked = words.trim();
  const { data, error, isFetching, refetch } = useSearchQuery(asked, { skip: asked === '' });
  const answer = useDeferredValue(asked === '' ? undefined : data);
  const { data: facets } = useFacetsQuery();
  const nothing =
    answer && answer.titles.length === 0 && answer.people.length === 0 && answer.genres.length === 0;

  return (
    <>
      <div className="px-gutter pt-8 pb-6 md:pt-12">
        <h1 className="sr-only">{t('search.title')}</h1>
        <SearchBox value={typed} busy={isFetching} onChange={setTyped} />
        <output className="sr-only">
          {answer && !isFetching && t('search.announce', { count: answer.titles.length })}
        </output>
        {answer?.correctedTo && (
          <p className="mt-5 text-lg">
            {t('search.corrected', { query: answer.correctedTo })}{' '}
            <span className="text-muted">{t('search.insteadOf', { query: answer.query })}</span>
          </p>
        )}
      </div>
      {asked === '' && facets && (
        <section className="px-gutter" aria-labelledby="start">
          <h2 id="start" className="mb-4 text-xl font-semibold">
            {t('search.start')}
          </h2>
          <GenreLinks genres={facets.genres} />
        </section>
      )}
      {error && !answer && asked !== '' && (
        <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />
      )}
      {nothing && (
        <>
          <EmptyState
            icon={<SearchX aria-hidden="true" />}
            title={t('search.none', { query: answer.query })}
            text={t('search.noneText')}
          />
          <div className="mx-auto max-w-3xl px-gutter">
            <GenreLinks genres={facets?.genres.slice(0, 12) ?? []} centred />
          </div>
        </>
      )}
      {answer && (answer.people.length > 0 || answer.genres.length > 0) && (
        <div className="mb-9 grid gap-x-12 gap-y-6 px-gutter md:grid-cols-[1fr_auto]">
          {answer.people.length > 0 && (
            <section aria-labelledby="people">
              <h2 id="people" className="mb-2 text-sm font-semibold text-muted">
                {t('search.people')}
              </h2>
              <ul className="flex flex-wrap gap-x-6 gap-y-1">
                {answer.people.map((person) => (
                  <li key={person.id}>
                    <Link
                      to={`/person/${person.id}`}
                      className="inline-flex min-h-11 items-center gap-2 text-lg font-medium underline-offset-4 hover:underline"
                    >
                      {person.name}
                      <span className="text-sm text-muted tabular-nums">{person.titles}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {answer.genres.length > 0 && (
            <section aria-labelledby="genres">
              <h2 id="genres" className="mb-2 text-sm font-semibold text-muted">
                {t('search.genres')}
              </h2>
              <GenreLinks genres={answer.genres.map((genre) => ({ ...genre, name: genreName(genre, t) }))} />
            </section>
          )}
        </div>
      )}
      {asked !== '' && !nothing && !(error && !answer) && (
        <section aria-labelledby="titles">
          <h2 id="titles" className="mb-4 px-gutter text-sm font-semibold text-muted">
            {t('search.titles')}
          </h2>
          <TitleGrid titles={answer?.titles ?? []} loading={!answer} />
        </section>
      )}
    </>
  );
}
