// One person and what they made.
import { useCallback } from 'react';
import { useParams } from 'react-router';
import { useMoviesInfiniteQuery, usePersonQuery } from '#app/api.ts';
import { usePageTitle } from '#app/use-page-title.ts';
import { useLanguage } from '#i18n/language-context.ts';
import { ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TitleGrid } from '../components/title-grid.tsx';

export default function Person() {
  const id = Number(useParams()['id']);
  const { t } = useLanguage();
  const { currentData: person, error, refetch } = usePersonQuery(id);
  const list = useMoviesInfiniteQuery({ person: id, sort: 'year' });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  usePageTitle(person?.name);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (error && 'status' in error && error.status === 0)
    return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (error)
    return (
      <EmptyState title={t('person.notFound')}>
        <ButtonLink to="/search">{t('search.title')}</ButtonLink>
      </EmptyState>
    );
  return (
    <>
      {person ? (
        <PageHeader
          eyebrow={t('person.title')}
          title={person.name}
          lead={t('person.count', { count: person.titles })}
        />
      ) : (
        <div className="px-gutter pt-12 pb-8">
          <Skeleton className="h-10 w-72" />
        </div>
      )}
      <TitleGrid
        titles={list.currentData?.pages.flatMap(({ items }) => items) ?? []}
        loading={!list.currentData}
        loadingMore={isFetchingNextPage}
        onEnd={more}
      />
    </>
  );
}
